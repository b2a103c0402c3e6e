/** Shows what moved since the last drawing: rows slide to their places, changed figures flash. */
export function drawMovement(table, before) {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  for (const element of table.querySelectorAll('tr[data-unit]')) {
    const old = before.get(element.dataset.unit);
    for (const each of element.querySelectorAll('[data-key]')) {
      if (!old || old.cells.get(each.dataset.key) !== each.textContent) {
        each.classList.add('changed');
      }
    }
    const moved = old ? old.top - element.getBoundingClientRect().top : 0;
    if (!calm && Math.abs(moved) > 1) {
      element.animate(
        [{transform: `translateY(${moved}px)`}, {transform: 'none'}],
        {duration: 600, easing: 'ease-out'});
    }
  }
}

/** The places and texts of all rows now, to be handed to {@link drawMovement} after the next drawing. */
export function remember(table) {
  const rows = new Map();
  for (const element of table?.querySelectorAll('tr[data-unit]') ?? []) {
    rows.set(element.dataset.unit, {
      top: element.getBoundingClientRect().top,
      cells: new Map([...element.querySelectorAll('[data-key]')]
        .map((each) => [each.dataset.key, each.textContent])),
    });
  }
  return rows;
}
