"""A small project whose every label means something to HTML, to a script or to a style sheet."""

import json
import re
from functools import partial
from pathlib import Path

GOOD = Path(__file__).parents[1] / "good"
TRAP = "&amp; <b \"x\" 'y' \\ javascript:alert(1) </script ]] 🎉 شهادة"
"""A label of a flow: a closed pair of angle brackets would be a placeholder."""

MARKUP = '<b>gras</b> <script>alert(1)</script> <img src=x onerror=alert(1)> & " javascript:alert(2)'
"""What a guide, a menu or a feature may say."""

LONG = "m" * 500
_KEPT = {"Mes démarches", "Commander", "Ma carte", "Mes informations", "Déconnexion", "My card", "saisie", "entry"}
_LABEL = re.compile(r"^( *(?:- )?)(fr|en): (?!>)([^<\n]+)$", re.MULTILINE)

FEATURE = f"""# language: fr
@R-001 @D-01 @X-99 @<b>x</b>
Fonctionnalité: {MARKUP}
  Une description : {MARKUP} {LONG}

  Contexte:
    Étant donné que nous sommes le 04/01/2021
    Et que Anne Petit est connectée

  Scénario: Réussit {MARKUP}
    Alors Anne Petit a 0 démarche « Ma carte »

  Règle: {MARKUP}
    Scénario: Échoue {MARKUP}
      Alors il lit :
        \"\"\"
        {MARKUP}
        \"\"\"

    Plan du scénario: Rangée <cas>
      Alors il lit :
        \"\"\"
        <cas>
        \"\"\"

      Exemples: {MARKUP}
        | cas      |
        | {MARKUP} |
        | {LONG}   |
"""


def project(folder: Path) -> None:
    """Write the project into a folder."""
    for source in sorted(GOOD.rglob("*.yaml")):
        target = folder / "flows" / source.relative_to(GOOD)
        target.parent.mkdir(parents=True, exist_ok=True)
        extra = TRAP if source.name in ("carte.yaml", "dossiers.yaml") else MARKUP
        text = _LABEL.sub(partial(_trapped, extra), source.read_text(encoding="utf-8"))
        text = text.replace("quote: La carte", f"quote: {json.dumps(MARKUP, ensure_ascii=False)}\n    # La carte")
        target.write_text(text.replace("en route ", f"{LONG} "), encoding="utf-8")
    feature = folder / "features" / "piege <b>&.feature"
    feature.parent.mkdir(parents=True, exist_ok=True)
    feature.write_text(FEATURE, encoding="utf-8")


def _trapped(extra: str, found: re.Match[str]) -> str:
    value = found[3].strip().strip('"')
    text = value if value in _KEPT else f"{value} {extra}"
    return f"{found[1]}{found[2]}: {json.dumps(text, ensure_ascii=False)}"
