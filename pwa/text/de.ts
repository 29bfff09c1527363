import type { Text } from './en';

export const de: Text = {
  app: 'Baton',
  language: 'Sprache',
  titles: {
    idle: 'Baton',
    connecting: 'Verbinden · Baton',
    confirming: 'Kopplungscode · Baton',
    live: 'Auf diesem Handy · Baton',
    listening: 'Hört zu · Baton',
    reconnecting: 'Verbindet neu · Baton',
    ended: 'Beendet · Baton',
  },
  welcome: {
    title: 'Nimm deinen Anruf mit',
    first: 'Hol ein laufendes Web-Meeting vom Laptop auf dieses Handy.',
    second: 'Niemand im Meeting sieht dich gehen.',
    scan: 'Code scannen',
    how: 'Klick während eines Anrufs am Laptop auf den Knopf von Baton. Ein Code erscheint.',
    offline: 'Du bist offline. Baton öffnet sich trotzdem, aber ein Anruf braucht Netz.',
    remembers: 'Dieses Handy hat sich einen Laptop gemerkt: Dort ersetzt ein Klick den Code.',
    forget: 'Laptops vergessen',
  },
  otherServer: {
    title: 'Dieser Code nutzt einen anderen Server',
    why: 'Er macht nur dein Handy mit dem Laptop bekannt; den Anruf kann er weder hören noch sehen. Mach weiter, wenn du das erwartest.',
    go: 'Diesen Server nutzen',
    elsewhere: 'Dieser Code gehört zu einem anderen Server',
    whyOpen:
      'Die Seite dieses Servers kann den Code lesen und erfährt ihn. Mach nur weiter, wenn du diesen Namen kennst; sonst scanne einen Code von deinem eigenen Laptop.',
    open: 'Diese Seite öffnen',
    stop: 'Abbrechen',
  },
  paste: {
    open: 'Keine Kamera? Link einfügen',
    label: 'Link von deinem Laptop',
    placeholder: 'https://…',
    submit: 'Link öffnen',
  },
  scanning: {
    title: 'Scanne den Code auf deinem Laptop',
    starting: 'Kamera startet',
    back: 'Abbrechen',
    again: 'Noch einmal',
    found: 'Code gefunden',
    light: 'Licht',
    camera: 'Kamera',
    unnamedCamera: (number) => `Kamera ${number}`,
    picture: 'Bild auswählen',
    reading: 'Sucht einen Code im Bild',
    nothing:
      'In diesem Bild ist kein Code. Nimm eins, auf dem der ganze Code scharf ist, oder füg den Link ein.',
    failures: {
      refused:
        'Dieses Handy hat Baton die Kamera nicht erlaubt. Erlaube sie in den Browser-Einstellungen für diese Seite, oder füg den Link ein, den dein Laptop kopiert.',
      'no-camera': 'Keine Kamera gefunden. Füg stattdessen den Link ein, den dein Laptop kopiert.',
      busy: 'Eine andere App benutzt die Kamera. Schließ sie und versuch es noch einmal, oder füg den Link ein.',
      unsupported:
        'Dieser Browser gibt dieser Seite keine Kamera; sie braucht eine sichere Adresse (https). Füg stattdessen den Link ein.',
      failed: 'Der Scanner ließ sich nicht starten. Versuch es noch einmal, oder füg den Link ein.',
    },
  },
  confirming: {
    code: 'Kopplungscode',
    title: 'Tipp diesen Code am Laptop ein',
    call: 'Anruf auf',
    asking: 'Fragt deinen Laptop, welcher Anruf das ist',
    only: (code) =>
      `Mach nur weiter, wenn du gerade ${code} an deinem eigenen Laptop eingetippt hast`,
    happens: {
      both: 'Mikrofon und Kamera dieses Handys ersetzen die des Laptops. Dein Browser fragt vielleicht, ob er darf.',
      microphone:
        'Das Mikrofon dieses Handys ersetzt das des Laptops, ohne Bild. Dein Browser fragt vielleicht, ob er darf.',
      camera:
        'Die Kamera dieses Handys ersetzt die des Laptops. Dein Browser fragt vielleicht, ob er darf.',
      none: 'Du siehst und hörst das Meeting hier und sendest nichts, bis du es willst.',
    },
    startMuted: 'Du kommst stumm dazu.',
    stays: 'Dein Anruf ist noch auf dem Laptop.',
    listening: 'Man hört noch deinen Laptop. Lade das Meeting neu, um vom Handy zu sprechen',
    move: 'Anruf hierher holen',
    listen: 'Hier zuhören',
    decline: 'Das bin ich nicht',
    waitForCode: (code) => `Wartet auf deinen Laptop: Tipp dort ${code} ein`,
    waitForLaptop: 'Der Code stimmt. Der Anruf kommt',
    codeTyped: 'Der Code stimmt',
    titleKnown: 'Klick am Laptop auf „Weiter“',
    onlyKnown: 'Nur weiter, wenn du an deinem eigenen Laptop bist',
    waitForClick: 'Wartet auf deinen Laptop: Klick dort auf „Weiter“',
    moving: 'Dein Laptop ist einverstanden. Der Anruf kommt',
    agreed: 'Dein Laptop ist einverstanden',
  },
  devices: {
    microphone: 'Mikrofon',
    camera: 'Kamera',
    look: 'Kamera und Mikrofon prüfen',
    lookMicrophone: 'Mikrofon prüfen',
    lookCamera: 'Kamera prüfen',
    lookAway: 'Wieder ausschalten',
    selfView: 'Deine Kamera',
    say: 'Sag etwas: Die Balken sollten sich bewegen.',
    phoneName: 'Name dieses Handys',
  },
  connecting: {
    reaching: 'Sucht deinen Laptop',
    reachingHint: 'Lass den Code am Laptop offen.',
    starting: 'Der Anruf kommt',
    cancel: 'Abbrechen',
  },
  call: {
    region: 'Anruf',
    on: (host) => `Auf ${host}`,
    lasting: (minutes) =>
      minutes === 1 ? 'Seit 1 Minute auf diesem Handy' : `Seit ${minutes} Minuten auf diesem Handy`,
    alone: 'Noch ist niemand sonst da',
    quality: { good: 'Gut', fair: 'Mäßig', poor: 'Schlecht' },
    connection: (quality) => `Verbindung: ${quality}`,
    relayed: 'über Relais',
    zoomIn: 'Vergrößern',
    zoomOut: 'Ganzer Bildschirm',
    stage: (name) => `${name} groß zeigen`,
    unstage: (name) => `${name} klein zeigen`,
    screenOf: (name) => `Bildschirm von ${name}`,
    unnamed: 'Jemand',
    speaking: ', spricht',
    mute: 'Stumm schalten',
    unmute: 'Ton an',
    stopCamera: 'Kamera aus',
    startCamera: 'Kamera an',
    flip: 'Kamera wechseln',
    back: 'Zurück zum Laptop',
    leave: 'Verlassen',
    more: 'Mehr',
    close: 'Schließen',
    audioOnly: 'Nur Ton',
    audioOnlyHint: 'Keine Bilder: weniger Daten, weniger Hitze, und der Akku hält länger.',
    keepAwake: 'Bildschirm anlassen',
    floating: 'Kleines Fenster',
    speaker: 'Lautsprecher',
    speakerChoose: 'Lautsprecher wählen',
    speakerUnnamed: (place) => `Lautsprecher ${place}`,
    audioOnlyChosen: 'Nur Ton. Bilder sind aus',
    audioOnlyLink: 'Die Verbindung ist schwach, darum vorerst ohne Bilder',
    showPictures: 'Bilder zeigen',
    speak: 'Wieder sprechen',
    retryMicrophone: 'Mikrofon noch einmal versuchen',
    retryCamera: 'Kamera noch einmal versuchen',
    pausedInBackground: 'Dein Mikrofon pausierte, während Baton im Hintergrund war',
    onCall: 'Im Gespräch: Ein Anruf oder eine andere App hat dein Mikrofon. Du bist stumm',
    givenBack: 'Dein Mikrofon ist wieder frei. Du bist noch stumm',
    switching: 'Wechselt zu dem Mikrofon, das jetzt da ist',
    batteryLow: (percent) => `Akku bei ${percent} %. Mit „Nur Ton“ hält er länger`,
    mutedByPhone: 'Du bist stumm',
    mutedBySite: 'Vom Meeting stumm geschaltet',
    cameraOffBySite: 'Kamera vom Meeting ausgeschaltet',
    uplinkComing: 'Die anderen sehen noch deinen Laptop. Dieses Handy übernimmt gleich',
    pageReloading: 'Die Seite des Meetings lädt neu. Dein Platz wird stumm gehalten',
    reconnecting: 'Verbindet neu; dein Platz wird stumm gehalten',
    reconnectingLong:
      'Verbindet neu; dein Platz wird stumm gehalten. Vielleicht schläft dein Laptop oder ist offline',
    phoneOffline: 'Dieses Handy ist offline. Dein Laptop hält deinen Platz, stumm',
    turnOnSound: 'Ton einschalten',
    soundBlocked: 'Dieses Handy hält den Ton zurück, bis du tippst.',
    tabPicture: 'Das ist das Bild des Tabs auf dem Laptop',
    laptop: 'Dein Laptop',
    laptopHeard: 'Man hört noch deinen Laptop',
    asksToRemember:
      'Dein Laptop möchte sich dieses Handy merken. Nächstes Mal ersetzt dort ein Klick den Code.',
    remember: 'Merken',
    notNow: 'Jetzt nicht',
    stopListening: 'Nicht mehr zuhören',
    canMove: 'Du kannst jetzt von diesem Handy sprechen.',
    microphoneProblems: {
      refused:
        'Dieses Handy erlaubt Baton das Mikrofon nicht. Erlaube es in den Browser-Einstellungen für diese Seite und versuch es noch einmal.',
      missing: 'Kein Mikrofon gefunden. Steck eins an und versuch es noch einmal.',
      busy: 'Eine andere App benutzt das Mikrofon. Schließ sie dort und versuch es noch einmal.',
      interrupted:
        'Ein anderer Anruf oder eine andere App hat das Mikrofon. Versuch es noch einmal, wenn es frei ist.',
      lost: 'Das Mikrofon wurde abgezogen oder ausgeschaltet. Du bist stumm.',
    },
    cameraProblems: {
      refused:
        'Dieses Handy erlaubt Baton die Kamera nicht. Erlaube sie in den Browser-Einstellungen für diese Seite und versuch es noch einmal.',
      missing: 'Dieses Handy hat keine Kamera gefunden.',
      busy: 'Eine andere App benutzt die Kamera. Schließ sie dort und versuch es noch einmal.',
      interrupted:
        'Dein Handy hat die Kamera weggenommen. Sie kommt von selbst wieder, wenn sie frei ist.',
      lost: 'Die Kamera wurde abgezogen oder ausgeschaltet.',
    },
  },
  leaving: {
    title: 'Diesen Anruf verlassen?',
    sentence: 'Dein Laptop hält deinen Platz: Gib ihm den Anruf zurück, oder geh ganz.',
    sendBack: 'Zurückgeben',
    leave: 'Meeting verlassen',
    cancel: 'Abbrechen',
  },
  ended: {
    endings: {
      'not-a-baton-code': {
        title: 'Das ist ein anderer Code',
        sentence:
          'Dieser Code oder Link ist nicht von Baton. Scanne den Code, den Baton auf deinem Laptop zeigt.',
      },
      'newer-code': {
        title: 'Diese App ist zu alt für den Code',
        sentence:
          'Der Code kommt von einem neueren Baton. Lade diese Seite neu und scanne noch einmal.',
      },
      expired: {
        title: 'Dieser Code ist abgelaufen',
        sentence: 'Ein Code gilt anderthalb Minuten. Scanne den, den dein Laptop jetzt zeigt.',
      },
      'expired-or-used': {
        title: 'Dieser Code gilt nicht mehr',
        sentence:
          'Dieser Code ist abgelaufen oder schon benutzt. Lass dir am Laptop einen neuen zeigen.',
      },
      'server-unreachable': {
        title: 'Kein Weg zum Server',
        sentence:
          'Batons Server antwortet nicht. Prüf, ob dieses Handy online ist, und scanne noch einmal.',
      },
      'laptop-unreachable': {
        title: 'Der Laptop antwortet nicht',
        sentence: 'Lass den Code am Laptop offen, während du scannst, und den Laptop wach.',
      },
      'not-the-laptop': {
        title: 'Gestoppt: Das war nicht dein Laptop',
        sentence:
          'Etwas zwischen diesem Handy und deinem Laptop ist nicht, was es vorgibt. Nichts wurde gesendet. Versuch ein anderes Netz.',
      },
      protocol: {
        title: 'Gestoppt: Die zwei haben sich nicht verstanden',
        sentence:
          'Der Laptop hat etwas gesagt, das dieses Handy nicht erwartet hat. Darum wurde die Verbindung geschlossen.',
      },
      declined: {
        title: 'Abgelehnt',
        sentence: 'Der Laptop hat dieses Handy abgelehnt. Nichts wurde gesendet.',
      },
      'wrong-code': {
        title: 'Falscher Code',
        sentence:
          'Am Laptop wurde nicht der Code eingetippt, der hier steht. Scanne noch einmal für einen neuen.',
      },
      'two-devices': {
        title: 'Sicherheitshalber gestoppt',
        sentence:
          'Zwei Geräte haben diesen Code gescannt, darum wurden beide abgewiesen. Achte darauf, dass ihn sonst niemand sieht, und scanne noch einmal.',
      },
      'timed-out': {
        title: 'Das hat zu lange gedauert',
        sentence:
          'Der Code wurde nicht innerhalb einer Minute bestätigt. Scanne noch einmal, wenn du so weit bist.',
      },
      'different-network': {
        title: 'Die zwei erreichen sich nicht',
        sentence:
          'Dieses Handy und dein Laptop sind wohl in verschiedenen Netzen. Verbinde beide mit demselben WLAN und scanne noch einmal.',
      },
      'relay-refused': {
        title: 'Das Relais lehnt ab',
        sentence:
          'Dieses Handy und dein Laptop erreichen sich nur über ein Relais, und das hat abgelehnt. Verbinde beide mit demselben WLAN, oder sag es den Betreibern des Servers.',
      },
      failed: {
        title: 'Das hat nicht geklappt',
        sentence: 'Die Verbindung zu deinem Laptop ist gescheitert. Scanne noch einmal von vorn.',
      },
      returned: {
        title: 'Dein Anruf ist zurück auf dem Laptop',
        sentence: 'Mikrofon und Kamera dieses Handys sind aus.',
      },
      left: {
        title: 'Du hast das Meeting verlassen',
        sentence: 'Mikrofon und Kamera dieses Handys sind aus. Dein Laptop schließt das Meeting.',
      },
      closed: {
        title: 'Der Anruf wurde geschlossen',
        sentence:
          'Das Meeting wurde am Laptop geschlossen. Mikrofon und Kamera dieses Handys sind aus.',
      },
      lost: {
        title: 'Der Laptop ist weg',
        sentence:
          'Dein Laptop war eine Weile nicht zu erreichen. Vielleicht schläft er oder ist offline. Mikrofon und Kamera dieses Handys sind aus.',
      },
    },
    rejoin: 'Wieder dazu',
    scanAgain: 'Neu scannen',
    start: 'Zum Anfang',
  },
  install: {
    title: 'Baton griffbereit',
    sentence: 'Vom Startbildschirm öffnet es sich wie jede App, gleich mit dem Scanner.',
    install: 'Baton installieren',
    ios: [
      'Tipp in der Leiste des Browsers auf „Teilen“',
      'Wähl „Zum Home-Bildschirm“',
      'Tipp auf „Hinzufügen“',
    ],
    menu: [
      'Öffne das Menü des Browsers',
      'Wähl „Installieren“ oder „Zum Startbildschirm hinzufügen“',
    ],
  },
  update: {
    ready: 'Eine neue Version ist da.',
    apply: 'Jetzt aktualisieren',
  },
};
