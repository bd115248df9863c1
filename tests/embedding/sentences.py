"""News sentences and their translations, written for these tests."""

PAIRS = (
    (
        "Președintele a anunțat marți că 52 de prizonieri politici au fost eliberați.",
        "The president announced on Tuesday that 52 political prisoners had been released.",
    ),
    (
        "Rata inflației a urcat la 9,8% în iulie, potrivit Institutului Național de Statistică.",
        "Inflation rose to 9.8% in July, according to the National Institute of Statistics.",
    ),
    (
        "Echipa națională de handbal a pierdut finala după prelungiri.",
        "The national handball team lost the final after extra time.",
    ),
    (
        "Un incendiu de pădure a distrus aproape 300 de hectare lângă Atena.",
        "A forest fire destroyed almost 300 hectares near Athens.",
    ),
    (
        "Profesorii intră în grevă generală din cauza salariilor mici.",
        "Teachers are going on a general strike because of low wages.",
    ),
    (
        "Compania va închide fabrica din Craiova și va concedia 1.200 de angajați.",
        "The company will close its Craiova plant and lay off 1,200 employees.",
    ),
)
OTHER_LANGUAGES = (
    "Der Bundeskanzler traf am Montag den ukrainischen Präsidenten in Kiew.",
    "Le gouvernement a présenté le budget de l’année prochaine.",
    "Il terremoto di magnitudo 5,6 ha colpito il centro del Paese.",
    "El tribunal condenó al exministro a seis años de prisión.",
    "A kormány hétfőn bejelentette az új adócsomagot.",
    "Президент подписал закон о мобилизации.",
    "Верховна Рада ухвалила державний бюджет на наступний рік.",
    "Правителството одобри нови мерки срещу инфлацията.",
    "Sejm przyjął ustawę o pomocy uchodźcom.",
    "O presidente brasileiro visitou Lisboa na quinta-feira.",
)
