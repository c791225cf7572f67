import type { Script } from './conversation-scripts.ts';

export const germanScripts: readonly [Script, ...Script[]] = [
  [
    ['customer', 'Guten Tag, ist am {day} um {time} noch ein Besprechungsraum für vier Personen frei?'],
    ['assistant', 'Hallo {name}! {room} ist am {day} ab {time} frei und hat einen Bildschirm.'],
    ['customer', 'Super, was kostet er?'],
    ['assistant', '{room} kostet {amount} pro Stunde, zuzüglich Umsatzsteuer.'],
    ['customer', 'Dann bitte für drei Stunden buchen.'],
    ['assistant', 'Erledigt. Die Bestätigung kommt gleich per E-Mail.'],
  ],
  [
    ['customer', 'Das WLAN im Großraumbüro ist seit heute früh sehr langsam.'],
    ['assistant', 'Das tut mir leid. Nutzen Sie das Netz für Mitglieder oder das für Gäste?'],
    ['customer', 'Das für Mitglieder.'],
    ['operator', 'Danke für den Hinweis, {name}. Wir starten den Router um {time} neu.'],
  ],
  [
    ['customer', 'Auf der Rechnung {number} fehlt unsere Umsatzsteuer-ID. Können Sie das ändern?'],
    ['assistant', 'Ich sehe die Rechnung {number} über {amount} und gebe sie an unser Team weiter.'],
    ['operator', 'Die berichtigte Rechnung liegt jetzt in Ihrem Konto.'],
    ['customer', 'Vielen Dank, das ging schnell!'],
  ],
  [
    ['customer', 'Ich möchte meine Mitgliedschaft von Flex Desk auf Fix Desk umstellen.'],
    ['assistant', 'Gern. Ein fester Platz kostet {amount} im Monat. Soll der Wechsel zum Ersten gelten?'],
    ['customer', 'Ja, bitte zum nächsten Ersten.'],
    ['assistant', 'Ist vorgemerkt. Sie bekommen den geänderten Vertrag zur Unterschrift.'],
  ],
  [
    ['customer', 'Gibt es bei Ihnen Schließfächer?'],
    ['assistant', 'Ja, im {business} gibt es Schließfächer für {amount} im Monat.'],
  ],
  [
    ['customer', 'Mein Paket sollte am {day} bei Ihnen angekommen sein. Liegt es am Empfang?'],
    ['operator', 'Ja, es liegt bereit. Bitte bringen Sie Ihren Ausweis mit.'],
  ],
  [['customer', 'Wie sind die Öffnungszeiten an Feiertagen?']],
  [
    ['customer', 'Kann ich am {day} einen Gast mitbringen?'],
    ['assistant', 'Natürlich, {name}. Ein Tagespass für Gäste kostet {amount}. Soll ich ihn anlegen?'],
    ['customer', 'Ja, für Frau Schäfer, bitte.'],
    ['assistant', 'Der Tagespass ist angelegt. Frau Schäfer meldet sich einfach am Empfang.'],
  ],
];
