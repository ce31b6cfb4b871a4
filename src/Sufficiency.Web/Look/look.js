for (const slider of document.querySelectorAll("input[data-steers]")) {
  const choices = [...document.getElementsByName(slider.dataset.steers)];
  const show = at => { slider.value = at; slider.ariaValueText = choices[at].labels[0].textContent; };
  slider.hidden = false;
  slider.addEventListener("input", () => { choices[slider.value].checked = true; show(slider.value); });
  choices.forEach((choice, at) => choice.addEventListener("change", () => show(at)));
}
for (const slider of document.querySelectorAll("input[data-picks]")) {
  const select = document.getElementById(slider.dataset.picks);
  const show = () => { slider.ariaValueText = select.selectedOptions[0].text; };
  slider.hidden = false;
  slider.addEventListener("input", () => { select.selectedIndex = slider.value; show(); });
  slider.addEventListener("change", () => select.form.requestSubmit());
  select.addEventListener("change", () => { slider.value = select.selectedIndex; show(); });
  show();
}
