(() => {
  "use strict";
  const french = document.documentElement.lang === "fr";
  const form = document.getElementById("quiz");
  const score = document.getElementById("score");
  const questions = [...form.querySelectorAll(".question")];
  const tell = (place, text, kind) => {
    place.textContent = text;
    place.className = `verdict ${kind}`;
  };
  const judge = (question) => {
    const chosen = question.querySelector("input:checked");
    const place = question.querySelector(".verdict");
    const right = question.dataset.right;
    if (!chosen) {
      tell(place, french ? "– sans réponse" : "– no answer", "partly");
    } else if (chosen.value === right) {
      tell(place, french ? "✓ juste" : "✓ right", "yes");
    } else {
      tell(place, french ? `✗ faux : la réponse est ${right}` : `✗ wrong: the answer is ${right}`, "no");
    }
    question.querySelector("details").open = !chosen || chosen.value !== right;
    return chosen !== null && chosen.value === right;
  };
  form.querySelector(".check").hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const count = questions.filter(judge).length;
    score.textContent = `${french ? "Score : " : "Score: "}${count} / ${questions.length}`;
  });
  form.addEventListener("reset", () => {
    score.textContent = "";
    for (const question of questions) {
      tell(question.querySelector(".verdict"), "", "");
      question.querySelector("details").open = false;
    }
  });
})();
