"""The query service is asked one question at a time and patiently; a local one plays what real ones do."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from depesche.errors import KnowledgeError, ServiceError
from depesche.knowledge.refresh.asking import ask_all
from depesche.knowledge.refresh.service import Service


@pytest.fixture
def server():
    """A service that plays the given answers in order, the last one again and again: (status, headers, text)."""
    played, asked = [], []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            asked.append((dict(self.headers), parse_qs(body)["query"][0]))
            step = played.pop(0) if len(played) > 1 else played[0]
            status, headers, text = step(asked[-1][1]) if callable(step) else step
            if headers.get("slow"):
                time.sleep(1.0)
            data = text.encode()
            self.send_response_only(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(data) + int(headers.get("short", 0))))
            self.end_headers()
            try:
                self.wfile.write(data)
            except OSError:
                return

        def log_message(self, *_):
            return

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    httpd.played, httpd.asked = played, asked
    httpd.url = f"http://127.0.0.1:{httpd.server_address[1]}/sparql"
    yield httpd
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.fixture
def service(server, tmp_path):
    slept, said = [], []
    made = Service("desk@example.org", tmp_path / "kept", server.url, 0.5, slept.append, said.append)
    return made, slept, said


def good(said):
    return (200, {}, said.answer(said.statement("Q1", labelDe="Anna Aas", start="2026-11-10")))


def test_a_question_is_posted_with_whom_to_write_to(server, service, said):
    server.played.append(good(said))
    assert "Anna Aas" in service[0].ask("SELECT 1")
    ((headers, query),) = server.asked
    assert query == "SELECT 1"
    assert headers["User-Agent"].startswith("depesche/")
    assert "desk@example.org" in headers["User-Agent"]
    assert headers["Accept"] == "application/sparql-results+json"


def test_an_answer_is_kept_and_not_asked_for_again(server, service, said):
    server.played.append(good(said))
    assert service[0].ask("SELECT 1") == service[0].ask("SELECT 1")
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_service_is_asked_again_when_it_says(server, service, said, status):
    server.played += [(status, {"Retry-After": "7"}, ""), good(said)]
    assert "Anna Aas" in service[0].ask("SELECT 1")
    assert service[1] == [7.0]
    assert service[2] == [f"the service answers with {status}; asked again in 7 s"]


def test_a_time_to_come_back_is_read_by_the_services_own_clock(server, service, said):
    clock = {"Date": "Thu, 26 Nov 2026 12:00:00 GMT", "Retry-After": "Thu, 26 Nov 2026 12:01:30 GMT"}
    server.played += [(429, clock, ""), good(said)]
    service[0].ask("SELECT 1")
    assert service[1] == [90.0]


def test_a_busy_service_without_a_time_is_asked_with_growing_pauses(server, service, said):
    server.played += [(429, {}, ""), (429, {}, ""), good(said)]
    service[0].ask("SELECT 1")
    assert service[1] == [5.0, 10.0]


@pytest.mark.parametrize(
    ("played", "message"),
    [
        ((429, {"Retry-After": "1"}, ""), "answers with 429"),
        ((200, {"slow": "1"}, "{}"), "cannot be asked"),
        ((200, {}, '{"head": {"vars": []}, "results": {"bind'), "cut off"),
        ((200, {"short": "50"}, '{"results"'), "cannot be asked"),
        ((200, {}, "<html>"), "wrong answer"),
    ],
    ids=["busy", "slow", "half", "broken off", "wrong"],
)
def test_a_service_that_stays_bad_is_given_up_and_nothing_is_kept(server, service, played, message):
    server.played.append(played)
    with pytest.raises(ServiceError, match=message) as caught:
        service[0].ask("SELECT 1")
    assert len(server.asked) == 4
    assert "goes on from here" in str(caught.value)
    assert not list(service[0].kept.glob("*")) if service[0].kept.exists() else True


@pytest.mark.parametrize("status", [400, 404, 500])
def test_an_error_of_the_question_is_not_repeated(server, service, status):
    server.played.append((status, {}, "MalformedQueryException"))
    with pytest.raises(ServiceError, match=str(status)):
        service[0].ask("SELECT 1")
    assert len(server.asked) == 1


def test_a_service_that_nobody_runs_is_said(tmp_path):
    silent = Service("x@example.org", tmp_path, "http://127.0.0.1:9/sparql", 0.5, lambda _: None, lambda _: None)
    with pytest.raises(ServiceError, match="cannot be asked"):
        silent.ask("SELECT 1")


def whole(said):
    """A service that answers each of the four questions."""

    def play(query):
        if "P1906" in query:
            row = {"iso": "GB", "role": "head_of_government", "office": said.item("Q14211")}
            return 200, {}, said.answer(row)
        if "p:P39" in query:
            return good(said)
        if "p:P35" in query:
            return 200, {}, said.answer(said.witness("Q1"))
        return 200, {}, said.answer({"person": said.item("Q1"), "labelDe": "Anna Aas", "titleDe": "Anna Aas"})

    return play


def test_the_four_questions_are_asked_in_order(server, service, said):
    server.played.append(whole(said))
    answers = ask_all(service[0])
    assert answers.statements["Q1"].name == "Anna Aas"
    assert answers.names["Q1"].title == "Anna Aas"
    assert "wd:Q14211" in server.asked[1][1]
    assert "wd:Q1 " in server.asked[3][1]
    assert len(server.asked) == 4


def test_a_run_that_was_stopped_goes_on_where_it_was(server, service, said):
    server.played += [whole(said), whole(said), (500, {}, "")]
    with pytest.raises(ServiceError):
        ask_all(service[0])
    server.played[:] = [whole(said)]
    before = len(server.asked)
    assert ask_all(service[0]).names["Q1"].label == "Anna Aas"
    assert len(server.asked) - before == 2


def test_an_empty_answer_to_the_first_question_ends_the_run(server, service):
    server.played.append((200, {}, '{"results": {"bindings": []}}'))
    with pytest.raises(KnowledgeError, match="empty"):
        ask_all(service[0])
