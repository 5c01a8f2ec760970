"""Somebody's own portal: a change of address in three pages, over HTTP, made without Parcours.

It stands for the test environment one has: it knows nothing of the flows, and need not.
"""

from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

FIELDS = {"street": "Numéro et voie", "postcode": "Code postal", "city": "Commune"}
TABS = {"/": "Accueil", "/demarches": "Mes démarches", "/informations": "Mes informations"}
LINKS = {
    "/adresse": "Changement d'adresse postale",
    "#naissance": "Déclaration du nouveau-né",
    "#banque": "Modifier mes coordonnées bancaires",
    "#nom": "Changement de nom d'usage",
}


class Portal(ThreadingHTTPServer):
    """The portal, on a free port of this machine: who is logged in, what is being typed, what was saved."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.visitor = ""
        self.typed = dict.fromkeys(FIELDS, "")
        self.addresses: dict[str, str] = {}

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """What it answers."""

    server: Portal

    def do_GET(self) -> None:
        """A page."""
        portal, path = self.server, self.path
        if not portal.visitor:
            return self._send("<h1>Connexion</h1>")
        if path == "/adresse":
            body = _form(portal.typed)
        elif path == "/merci":
            body = f"<h1>Votre nouvelle adresse est enregistrée</h1><p>{escape(portal.addresses[portal.visitor])}</p>"
            body += "<form action='/' method='get'><button>Retour à l'accueil</button></form>"
        elif path == "/demarches":
            links = "".join(f"<li><a href='{to}'>{label}</a></li>" for to, label in LINKS.items())
            body = f"<h2>DÉCLARER UN CHANGEMENT DE SITUATION</h2><ul>{links}</ul>"
        elif path == "/informations":
            body = f"<h2>INFORMATIONS</h2><p>Adresse postale {escape(portal.addresses.get(portal.visitor, ''))}</p>"
        else:
            body = ""
        return self._send(_menu(path) + body)

    def do_POST(self) -> None:
        """Somebody logs in or out, or sends the form."""
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode(), keep_blank_values=True)
        form, portal = {name: values[0] for name, values in sent.items()}, self.server
        if self.path == "/connexion":
            portal.visitor = form["nom"]
        elif self.path == "/deconnexion":
            portal.visitor = ""
        else:
            portal.typed |= form
            if all(portal.typed.values()):
                portal.addresses[portal.visitor] = " ".join(portal.typed.values())
                portal.typed = dict.fromkeys(FIELDS, "")
                return self._go("/merci")
            return self._go("/adresse")
        return self._go("/")

    def _go(self, path: str) -> None:
        self.send_response(303)
        self.send_header("Location", path)
        self.end_headers()

    def _send(self, body: str) -> None:
        page = f"<!doctype html><html lang='fr'><meta charset='utf-8'><title>Portail</title>{body}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads the log of an example."""


def _menu(path: str) -> str:
    here = "aria-current='page'"
    links = (f"<a href='{to}' {here if to == path else ''}>{label}</a>" for to, label in TABS.items())
    return f"<nav>{''.join(links)}</nav>"


def _form(typed: dict[str, str]) -> str:
    title = "<h1>Changement d'adresse postale</h1>"
    fields = "".join(
        f"<p><label for='{name}'>{label}</label> <input id='{name}' name='{name}' value='{escape(typed[name])}'>"
        for name, label in FIELDS.items()
    )
    save = f"<form action='/adresse' method='post'>{fields}<p><button>Enregistrer</button></form>"
    back = "<form action='/' method='get'><button>Retour à l'accueil</button></form>"
    return f"{title}{save}<small>*Champs obligatoires</small>{back}"
