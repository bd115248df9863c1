/* The reader: a statement opens in its article's full text, beside what is being read. */
const reader = document.getElementById("reader");
const readerText = document.getElementById("reader-text");
let borrowed = null;

function openReader(target) {
  const article = target.closest(".fulltext");
  if (!article || reader.open) return false;
  const gap = document.createComment("");
  article.replaceWith(gap);
  borrowed = { article, gap, target };
  readerText.replaceChildren(article);
  reader.showModal();
  target.classList.add("sought");
  target.scrollIntoView({ block: "center" });
  readerText.focus({ preventScroll: true });
  return true;
}

function giveBack() {
  if (!borrowed) return;
  borrowed.target.classList.remove("sought");
  borrowed.gap.replaceWith(borrowed.article);
  borrowed = null;
}

reader.addEventListener("close", giveBack);
reader.addEventListener("click", (event) => { if (event.target === reader) reader.close(); });

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  const id = decodeURIComponent(link.hash.slice(1));
  const target = document.getElementById(id);
  if (link.classList.contains("permalink")) copy(link);
  if (reader.open) {
    reader.close();
  } else if (target && link.closest("#statements") && !link.closest("#texts") && openReader(target)) {
    event.preventDefault();
  }
});

async function copy(link) {
  try {
    await navigator.clipboard.writeText(link.href);
    shownLine.textContent = "The link has been copied.";
  } catch {
    /* The address bar has it. */
  }
}

addEventListener("beforeprint", () => { for (const details of document.querySelectorAll("main details")) details.open = true; });
