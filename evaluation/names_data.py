"""Persons in the spellings of several languages, confusable persons, and names to put in others' place."""

# One person each, as NTREX's translators and newspapers spell the name, inflected forms included.
SAME_PERSON: dict[str, dict[str, str]] = {
    "Keith Kellogg": {"en": "Keith Kellogg", "ru": "Кита Келлога", "uk": "Кіт Келлог", "bg": "Кийт Келог"},
    "Alexander Lukashenko": {"en": "Alexander Lukashenko", "ro": "Aleksandr Lukașenko", "ru": "Александр Лукашенко", "pl": "Alaksandra Łukaszenki", "de": "Alexander Lukaschenko", "hu": "Aljakszandr Lukasenka", "fr": "Alexandre Loukachenko"},
    "Vladimir Putin": {"en": "Vladimir Putin", "fr": "Vladimir Poutine", "de": "Wladimir Putin", "hu": "Vlagyimir Putyin", "pl": "Władimirem Putinem", "ru": "Владимиром Путиным", "uk": "Володимир Путін"},
    "Volodymyr Zelensky": {"en": "Volodymyr Zelensky", "ro": "Volodimir Zelenski", "pl": "Wołodymyr Zełenski", "hu": "Volodimir Zelenszkij", "ru": "Владимир Зеленский", "uk": "Володимира Зеленського"},
    "Peter Jones": {"en": "Peter Jones", "ru": "Питера Джонса", "uk": "Пітер Джонс", "bg": "Питър Джоунс"},
    "Holly Willoughby": {"en": "Holly Willoughby", "ru": "Холли Уиллоуби", "uk": "Холлі Віллоубі", "bg": "Холи Уилоуби"},
    "Brett Kavanaugh": {"en": "Brett Kavanaugh", "ru": "Бретт Кавано", "uk": "Бретт Кавана", "bg": "Брет Кавано"},
    "Christine Blasey Ford": {"en": "Christine Blasey Ford", "ru": "Кристин Блэйси Форд", "uk": "Крістін Блейзі Форд", "bg": "Кристин Блейзи Форд"},
    "Theresa May": {"en": "Theresa May", "ru": "Терезы Мэй", "uk": "Тереза Мей", "bg": "Тереза Мей"},
    "Boris Johnson": {"en": "Boris Johnson", "ru": "Борис Джонсон", "uk": "Борис Джонсон", "bg": "Борис Джонсън", "pl": "Borisa Johnsona", "hu": "Boris Johnsonnak"},
    "Jeremy Corbyn": {"en": "Jeremy Corbyn", "ru": "Джереми Корбин", "uk": "Джеремі Корбін", "bg": "Джеръми Корбин"},
    "Chad Hammel": {"en": "Chad Hammel", "ru": "Чед Хаммел", "uk": "Чед Геммел", "bg": "Чад Хамел"},
    "Tiffany Ng": {"en": "Tiffany Ng", "ru": "Тиффани Нг", "uk": "Тіффані Нг", "bg": "Тифани Нгъ"},
    "Daniel Sturridge": {"en": "Daniel Sturridge", "ru": "Дэниел Старридж", "uk": "Деніел Старрідж", "bg": "Даниел Стъридж"},
    "Eden Hazard": {"en": "Eden Hazard", "ru": "Эден Азар", "uk": "Еден Азар", "bg": "Еден Азар"},
    "Larry Giles": {"en": "Larry Giles", "ru": "Ларри Гайлз", "uk": "Ларрі Джайлс", "bg": "Лари Джайлс"},
    "John Howard Johnson": {"en": "John Howard Johnson", "ru": "Джон Говард Джонсон", "bg": "Джон Хауърд Джонсън"},
    "Viktor Orban": {"en": "Viktor Orban", "hu": "Orbán Viktornak", "ru": "Виктор Орбан", "uk": "Віктора Орбана", "pl": "Viktorem Orbanem", "ro": "Viktor Orbán"},
    "Recep Tayyip Erdogan": {"en": "Recep Tayyip Erdogan", "ro": "Recep Tayyip Erdoğan", "ru": "Реджеп Тайип Эрдоган", "uk": "Реджеп Тайїп Ердоган", "bg": "Реджеп Тайип Ердоган", "fr": "Recep Tayyip Erdoğan"},
    "Mikhail Gorbachev": {"en": "Mikhail Gorbachev", "ro": "Mihail Gorbaciov", "fr": "Mikhaïl Gorbatchev", "de": "Michail Gorbatschow", "hu": "Mihail Gorbacsov", "pl": "Michaił Gorbaczow", "ru": "Михаила Горбачёва", "it": "Michail Gorbačëv", "es": "Mijaíl Gorbachov"},
    "Sergei Lavrov": {"en": "Sergei Lavrov", "ro": "Serghei Lavrov", "fr": "Sergueï Lavrov", "de": "Sergej Lawrow", "hu": "Szergej Lavrov", "pl": "Siergiej Ławrow", "ru": "Сергеем Лавровым", "uk": "Сергій Лавров"},
    "Dmitry Medvedev": {"en": "Dmitry Medvedev", "ro": "Dmitri Medvedev", "fr": "Dmitri Medvedev", "de": "Dmitri Medwedew", "hu": "Dmitrij Medvegyev", "pl": "Dmitrij Miedwiediew", "ru": "Дмитрия Медведева"},
    "Alexei Navalny": {"en": "Alexei Navalny", "ro": "Aleksei Navalnîi", "fr": "Alexeï Navalny", "de": "Alexej Nawalny", "hu": "Alekszej Navalnij", "pl": "Aleksieja Nawalnego", "ru": "Алексея Навального"},
    "Igor Dodon": {"en": "Igor Dodon", "ro": "Igor Dodon", "ru": "Игоря Додона", "uk": "Ігор Додон"},
    "Maia Sandu": {"en": "Maia Sandu", "ro": "Maiei Sandu", "ru": "Майя Санду", "uk": "Майю Санду", "fr": "Maïa Sandu", "bg": "Мая Санду"},
    "Nicolae Ceausescu": {"en": "Nicolae Ceausescu", "ro": "Nicolae Ceaușescu", "ru": "Николае Чаушеску", "hu": "Nicolae Ceaușescu", "bg": "Николае Чаушеску"},
    "Petronel Ursachi": {"en": "Petronel Ursachi", "ro": "lui Petronel Ursachi", "ru": "Петронел Урсаки"},
    "Ruxanda Plamadeala": {"en": "Ruxanda Plămădeală", "ro": "Ruxandei Plămădeală", "ru": "Руксанда Плэмэдялэ"},
    "Emmanuel Macron": {"en": "Emmanuel Macron", "ru": "Эммануэль Макрон", "uk": "Еммануеля Макрона", "bg": "Еманюел Макрон", "pl": "Emmanuela Macrona"},
    "Angela Merkel": {"en": "Angela Merkel", "ru": "Ангелы Меркель", "uk": "Ангела Меркель", "bg": "Ангела Меркел", "pl": "Angeli Merkel"},
    "Wolfgang Schauble": {"en": "Wolfgang Schäuble", "ru": "Вольфганг Шойбле", "bg": "Волфганг Шойбле"},
    "Andrzej Duda": {"en": "Andrzej Duda", "pl": "Andrzeja Dudy", "ru": "Анджей Дуда", "uk": "Анджея Дуди"},
    "Boyko Borisov": {"en": "Boyko Borisov", "bg": "Бойко Борисов", "ro": "Boiko Borisov", "fr": "Boïko Borissov", "de": "Bojko Borissow"},
    "Steven Gerrard": {"en": "Steven Gerrard", "ru": "Стивен Джеррард", "uk": "Стівен Джеррард", "bg": "Стивън Джерард"},
    "George Soros": {"en": "George Soros", "hu": "Soros Györgyöt", "ru": "Джордж Сорос", "bg": "Джордж Сорос"},
    "Xi Jinping": {"en": "Xi Jinping", "ru": "Си Цзиньпин", "uk": "Сі Цзіньпін", "bg": "Си Дзинпин"},
}

# Different persons whose names look alike.
CONFUSABLE: tuple[tuple[str, str], ...] = (
    ("Ion Popescu", "Vasile Popescu"), ("Ion Popescu", "Ion Popovici"), ("Maria Ionescu", "Marin Ionescu"),
    ("John Johnson", "John Jackson"), ("Peter Smith", "Peter Smythe-Jones"), ("Anna Kowalska", "Ewa Kowalska"),
    ("Viktor Orban", "Victor Urban"), ("Ivan Petrov", "Ivan Popov"), ("Ivan Petrov", "Igor Petrov"),
    ("Sergei Ivanov", "Semyon Ivanov"), ("Sergei Ivanov", "Sergei Ivashov"), ("Elena Rusu", "Elena Russo"),
    ("Mihai Stan", "Mihai Stanciu"), ("Andrei Marin", "Andrei Martin"), ("George Bush", "George Buse"),
    ("Adela Grumeza", "Adela Grigore"), ("Magda Onila", "Dorin Capsa"), ("Hans Müller", "Hans Möller"),
    ("Karl Schmidt", "Karl Schmitz"), ("Laszlo Nagy", "Laszlo Kiss"), ("Istvan Toth", "Istvan Nagy"),
    ("Oleg Kovalenko", "Oleg Kovalchuk"), ("Oleg Kovalenko", "Olga Kravchenko"), ("Paul Martin", "Pierre Martin"),
    ("James Brown", "Gordon Brown"), ("David Jones", "Peter Jones"), ("Donald Trump", "Melania Trump"),
    ("Bill Clinton", "Hillary Clinton"), ("Michael Jordan", "Michael Johnson"), ("Tom Harris", "Tim Harrison"),
    ("Nicolae Ceban", "Ion Ceban"), ("Smaranda Hriscu", "Smaranda Hrib"), ("Dan Barna", "Dan Barbu"),
    ("Petr Fiala", "Petr Pavel"), ("Marek Novak", "Marta Nowak"), ("Rossi", "Russo"), ("Weber", "Wagner"),
    ("Petrov", "Pavlov"), ("Ivanov", "Ivashko"), ("Popescu", "Popovici"), ("Nagy", "Kiss"), ("Marin", "Moraru"),
)  # fmt: skip

OTHER_PERSONS = (
    "Gareth Holloway", "Martin Kessler", "Elena Petrova", "Victor Stoica", "Lucas Brandt", "Irina Zaharia",
    "Thomas Whitfield", "Claudia Ferrante", "Stephen Okafor", "Rachel Lindqvist", "Daniel Varga", "Oliver Quist",
)  # fmt: skip
OTHER_PLACES = (
    "Norway", "Lisbon", "Argentina", "Warsaw", "Kenya", "Toulouse", "Vietnam", "Bratislava", "Peru", "Dresden",
    "Glasgow", "Portugal",
)  # fmt: skip
MENTIONED_PLACES = (
    "London", "Paris", "Berlin", "Moscow", "China", "Russia", "Germany", "France", "Britain", "Italy", "Spain",
    "Indonesia", "Mexico", "California", "Texas", "Scotland", "Wales", "Ireland", "Turkey", "Japan", "India", "Iran",
    "Syria", "Iraq", "Liverpool", "Birmingham", "Manchester", "Washington", "Singapore", "Chicago", "Boston",
    "Macedonia", "Greece", "Singapore", "Las Vegas", "Phoenix", "New York", "Brussels", "Arizona", "Nevada", "Naples",
    "Ukraine", "Poland", "Hungary", "Romania", "Canada", "Australia", "Brazil", "Egypt", "Israel", "Catalonia",
    "Barcelona", "Madrid", "Salisbury", "Jakarta", "Istanbul", "Ankara", "Beijing", "Hong Kong", "Tokyo", "Kabul",
)  # fmt: skip
