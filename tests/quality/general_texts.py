"""Texts of our own about what most news is about: sport, local politics, culture, business, with surnames of leaders
and everyday verbs. None tells of a contact of leaders.
"""

from __future__ import annotations

from typing import Final

_TEXTS: Final = """
Der TSV kam am Samstag gegen den Nachbarn aus Kiel nicht über ein 1:1 hinaus. Torwart Koch hielt stark, Wagner traf
nach der Pause per Kopf. „Wir müssen mehr reden auf dem Platz“, sagte Trainer Schmidt. Am Mittwoch empfängt die
Mannschaft den Tabellenführer.

Bei den Titelkämpfen in Paris gewann die Deutsche Lena Kern über 200 Meter. Im Ziel umarmte sie die Französin Marie
Blanc. Präsident Weber vom Verband sprach von einem großen Tag und gratulierte noch im Stadion.

Das Spitzenspiel der Premier League zwischen den Klubs aus London und Liverpool endete ohne Tore. Kane traf die
Latte, Smith sah Rot. Die nächste Begegnung folgt im Mai.

Der Gemeinderat hat am Dienstag über den Haushalt beraten. Bürgermeister Frank Müller (CDU) sprach mit den
Fraktionen über die Turnhalle. Stadträtin Keller will sich mit Anwohnern treffen. Der Termin steht noch aus.

Landrat Kurz besuchte am Freitag die neue Feuerwache. Dort empfing ihn Kreisbrandmeister Fischer. „Der Kontakt zu
den Wehren ist gut“, sagte er. Danach gab es ein gemeinsames Essen.

Ministerpräsident und Kultusministerin haben den Lehrern mehr Stellen zugesagt. Bei einem Treffen in Hannover kam
es zu einem Streit um die Klassengröße. Die Gewerkschaft verhandelt weiter mit dem Land.

Zur Premiere im Schauspielhaus kamen mehr als 600 Gäste. Regisseurin Maria Berger zeigt den König als müden Mann,
der mit sich selbst spricht. Wolf in der Hauptrolle nimmt sich Zeit. Nach zwei Stunden gab es Beifall.

Der neue Roman von Jonas Frei erzählt von einer Reise nach Japan. Sein Held trifft dort einen alten Koch, der ihm
Briefe zeigt. Das Gespräch der beiden ist das Herz des Buches, auch wenn der Frieden am Ende nicht hält.

Die Bank setzt auf neue Filialen. Vorstandschef Stefan Schneider sprach mit Analysten über die Zahlen. In den USA
und in China geht der Absatz zurück, in Indien kommen neue Kunden hinzu. Die Aktie gab nach.

Bundeskanzlerin Angela Merkel hat den Ländern weitere Hilfen versprochen. Vor der Fraktion sprach sie am Dienstag
von einer schweren Zeit. Finanzminister Scholz nahm an der Sitzung teil und zeigte sich zuversichtlich.

Die Polizei hat am Montag in Essen einen 40-jährigen Mann festgenommen. Er soll ein Auto aufgebrochen haben. Eine
Zeugin rief die Beamten an. Der Mann kam in Haft und schweigt zu den Vorwürfen.

Wer im Mai auf den Markt kommt, sieht die ersten Erdbeeren. Bauer Heinrich Klein besucht mit seinem Stand jede
Woche drei Orte. Die Gespräche mit den Kunden, sagt er, gehören zum Geschäft.

Die Tarifverhandlungen sind gescheitert. Nach einem Treffen in Berlin reiste die Delegation der Arbeitgeber ab.
Gewerkschaftschef Michael Vogel lud für Freitag zu neuen Gesprächen ein.

Am Amtsgericht hat der Prozess gegen einen früheren Direktor begonnen. Richterin Baumann sprach mit den Anwälten.
Der Angeklagte war nach Österreich gereist und hatte in Wien einen Brief an seinen Partner geschrieben.

Regen und Wind haben am Sonntag den Start der Segler verhindert. Präsident Horn will am Montag mit den Teams aus
Dänemark und Schweden beraten. Treffen soll man sich im Hafen.
"""
GENERAL: Final = tuple(text.replace("\n", " ").strip() for text in _TEXTS.split("\n\n"))
