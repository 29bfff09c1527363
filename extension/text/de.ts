import type { Text } from './en';

export const de: Text = {
  toolbar: {
    idle: 'Diesen Anruf aufs Handy holen',
    inviting: 'Baton: wartet, dass dein Handy scannt',
    confirming: 'Baton: tipp den Code ein, den das Handy zeigt',
    connecting: 'Baton: verbindet dein Handy',
    live: 'Baton: dieser Anruf ist auf deinem Handy',
    muted: 'Baton: dieser Anruf ist auf deinem Handy, stumm',
    listening: 'Baton: dein Handy hört zu, man hört noch diesen Laptop',
    reconnecting: 'Baton: verbindet neu; dein Platz wird stumm gehalten',
    ended: 'Baton: dein Anruf ist zurück auf diesem Laptop',
    refused: 'Baton kann auf dieser Seite nicht arbeiten: Der Browser schützt sie',
    menu: {
      'allow-site': 'Baton auf dieser Seite erlauben…',
      'how-it-works': 'So funktioniert Baton',
      options: 'Einstellungen',
    },
  },
  overlay: {
    move: 'Diese Karte verschieben. Auch mit den Pfeiltasten',
    close: 'Schließen',
    details: 'Mehr dazu',
    newCode: 'Neuer Code',
    inviting: {
      title: 'Aufs Handy holen',
      qr: 'QR-Code zum Scannen mit deinem Handy',
      scan: 'Scanne mit der Kamera deines Handys',
      newCodeIn: (time) => `Neuer Code in ${time}`,
      newCodeSoon: 'Ein neuer Code kommt',
      copyLink: 'Link kopieren',
      copied: 'Kopiert',
      copyFailed:
        'Diese Seite lässt Baton nicht an die Zwischenablage. Scanne stattdessen den Code.',
      opening: 'Holt einen Code',
      blank: 'Fünf Minuten lang hat niemand den Code gescannt, darum hat Baton ihn weggeräumt.',
      offline:
        'Batons Server ist nicht zu erreichen. Baton versucht es weiter; prüf das Netz, oder den Server in Batons Einstellungen.',
      covered:
        'Du teilst deinen Bildschirm. Wer ihn sieht, könnte den Code scannen, darum hält Baton ihn verborgen.',
      coveredInstead:
        'Kopier stattdessen den Link und schick ihn an dein Handy, oder teil im Meeting nur ein einzelnes Fenster.',
      showAnyway: 'Trotzdem zeigen',
      noCall: 'In diesem Tab ist noch kein Anruf. Tritt deinem Meeting bei, dann scanne.',
      listeningOnly:
        'Auf dieser Seite kann dein Handy nur zuhören, bis die Seite erlaubt und neu geladen ist.',
      embedded: (host) =>
        `Das Meeting läuft in einem Rahmen von ${host}, in den Baton noch nicht darf.`,
      allowFrame: (host) => `${host} erlauben und neu laden`,
      endsOther: 'Baton läuft schon in einem anderen Tab. Ein neuer Code hier beendet das.',
      newCodeHere: 'Neuer Code hier',
    },
    notices: {
      'old-code': 'Jemand hat einen alten Code gescannt. Nur der Code, der jetzt dasteht, gilt.',
      'wrong-code':
        'Das war nicht der Code auf dem Handy, darum wurde nichts gesendet. Scanne den neuen Code.',
      'two-devices':
        'Zwei Geräte haben diesen Code gescannt, darum hat Baton beide abgewiesen. Hier ist ein neuer.',
      declined: 'Die Anfrage wurde abgelehnt. Nichts wurde gesendet.',
      'timed-out': 'Das hat zu lange gedauert, darum wurde nichts gesendet. Scanne den neuen Code.',
      'too-many-attempts':
        'Zu viele Fehlversuche. Baton nimmt keine Scans mehr an; hol dir einen neuen Code, wenn du so weit bist.',
      'relay-refused':
        'Das Handy hat den Laptop nicht erreicht, und das Relais hat abgelehnt. Verbinde beide mit demselben WLAN, oder sag es den Betreibern des Servers.',
      failed: 'Das Handy konnte sich nicht verbinden. Scanne den neuen Code.',
    },
    confirming: {
      title: 'Aufs Handy holen',
      wants: (phone) => `${phone} möchte diesen Anruf.`,
      someone: 'Ein Handy',
      type: 'Tipp den Code ein, den das Handy zeigt',
      field: 'Code, den das Handy zeigt',
      twoDigits: 'Zwei Ziffern. Nach der zweiten geht es weiter.',
      decline: 'Ablehnen',
      tapNow: 'Der Code stimmt. Tipp jetzt auf dem Handy auf „Anruf hierher holen“.',
      known: 'Du hast dir dieses Handy gemerkt.',
      continueOn: (phone) => `Weiter auf ${phone}`,
      tapThere: 'Tipp jetzt auf dem Handy auf „Anruf hierher holen“.',
      listeningOnly: 'Es kann nur zuhören: Man hört weiter deinen Laptop.',
    },
    connecting: {
      title: 'Anruf auf deinem Handy',
      moving: (phone) => `Der Anruf geht auf ${phone} über`,
    },
    live: {
      title: 'Anruf auf deinem Handy',
      onPhone: 'Auf deinem Handy',
      microphone: {
        sent: 'Man hört dein Handy',
        muted: 'Am Handy stumm',
        'muted-by-site': 'Im Meeting stumm',
        paused: 'Mikrofon pausiert: Handy im Hintergrund',
      },
      camera: { sent: 'Man sieht dein Handy', off: 'Kamera aus' },
      link: { good: 'Gute Verbindung', fair: 'Mäßige Verbindung', poor: 'Schwache Verbindung' },
      relayed: 'über Relais',
      deviceHeld:
        'Diese Seite hält noch Mikrofon oder Kamera deines Laptops. Nichts davon wird gesendet.',
      keepAwake: 'Lass diesen Laptop offen und wach',
      letBaton: 'Baton soll ihn wach halten',
      keptAwake: 'Baton hält diesen Laptop wach. Lass ihn offen.',
      bringBack: 'Zurückholen',
      returning: 'Holt den Anruf zurück',
      remember: 'Dieses Handy merken',
      rememberThere: 'Tipp jetzt auf dem Handy auf „Merken“.',
      remembered: 'Baton hat sich dieses Handy gemerkt: Nächstes Mal ersetzt ein Klick den Code.',
    },
    oldCodeInCall:
      'Jemand hat einen alten Code gescannt. Er wurde abgewiesen; deinen Anruf berührt das nicht.',
    problems: {
      'devices-refused':
        'Der Browser hat dieser Seite Mikrofon oder Kamera nicht erlaubt. Erlaube sie für die Seite und versuch es noch einmal.',
      'devices-failed':
        'Mikrofon oder Kamera des Laptops ließen sich nicht öffnen. Vielleicht benutzt sie ein anderes Programm.',
    },
    leave: {
      title: 'Meeting verlassen',
      leaving: 'Verlässt das Meeting…',
      question: 'Meeting verlassen? Das schließt den Tab.',
      why: 'Du hast auf dem Handy auf „Verlassen“ getippt.',
      closeTab: 'Tab schließen',
      stay: 'Bleiben',
    },
    listening: {
      title: 'Anruf auf deinem Handy',
      hears: (phone) => `${phone} hört zu`,
      stillLaptop: 'Man hört noch deinen Laptop. Lade das Meeting neu, um vom Handy zu sprechen.',
      embedded: (host) =>
        `Das Meeting läuft in einem Rahmen von ${host}. Man hört noch deinen Laptop.`,
      reloadFirst: 'Lade neu, um Mikrofon und Kamera des Handys zu nutzen.',
      joinAgain:
        'Tritt dem Meeting bei und tipp auf dem Handy auf „Anruf hierher holen“, um von dort zu sprechen.',
      allow: 'Diese Seite erlauben und neu laden',
      allowFrame: (host) => `${host} erlauben und neu laden`,
      reload: 'Diese Seite neu laden',
      nothingFound: 'Baton findet auf dieser Seite weder Ton noch Bild eines Meetings.',
      shareTab: 'Bild und Ton dieses Tabs teilen',
      tabShared: 'Das Handy zeigt diesen Tab und spielt seinen Ton.',
      stopSharing: 'Zum Beenden nimm „Freigabe beenden“ im Browser.',
    },
    reconnecting: {
      title: 'Anruf auf deinem Handy',
      holding: 'Verbindet neu; dein Platz wird stumm gehalten',
      hint: (phone) => `Baton hat ${phone} verloren und versucht es noch 45 Sekunden lang.`,
    },
    ended: {
      title: 'Anruf auf deinem Handy',
      over: 'Übergabe vorbei',
      onLaptop: 'Zurück auf deinem Laptop',
      back: 'Dein Anruf ist zurück, stumm',
      unmute: 'Ton an',
      turnOn: 'Mikrofon und Kamera einschalten',
      turningOn: 'Schaltet Mikrofon und Kamera ein',
      reasons: {
        declined: (who) => `${who} hat den Anruf abgelehnt.`,
        'wrong-code': () => 'Der Code war falsch. Nichts wurde gesendet.',
        'two-devices': () => 'Zwei Geräte haben den Code gescannt. Nichts wurde gesendet.',
        'timed-out': () => 'Das hat zu lange gedauert. Nichts wurde gesendet.',
        returned: () => 'Der Anruf ist zurück auf diesem Laptop.',
        left: (who) => `${who} hat den Anruf verlassen.`,
        closed: (who) => `${who} hat Baton geschlossen.`,
        failed: () => 'Die Verbindung zum Handy ist gescheitert.',
        lost: (who) => `${who} war 45 Sekunden lang nicht zu erreichen.`,
        'meeting-ended': () => 'Das Meeting ist zu Ende.',
      },
      someone: 'Dein Handy',
    },
  },
  sites: {
    title: 'Meeting-Seiten',
    why: 'Auf einer erlaubten Seite startet Baton zusammen mit dem Meeting, so kann dein Handy auch sprechen und nicht nur zuhören. Bis du auf den Knopf klickst, merkt es sich nur den Anruf der Seite und sendet nirgendwohin etwas.',
    everywhereElse:
      'Auf jeder anderen Seite geht der Knopf trotzdem: Vielleicht kommt er zu spät, damit dein Handy sprechen kann, und sagt das dann.',
    builtIn: 'Erlaubt von denen, die diese Kopie von Baton eingerichtet haben',
    refused: 'Nichts geändert: Der Browser hat es nicht erlaubt.',
    allowed: (site) => `${site} ist erlaubt. Lade Meetings neu, die dort offen sind.`,
    removed: (site) => `${site} ist nicht mehr erlaubt.`,
    otherTitle: 'Eine andere Seite',
    otherField: 'Adresse der Meeting-Seite',
    otherExample: 'meet.example.org',
    allow: 'Diese Seite erlauben',
    notASite: 'Das ist keine Adresse einer Seite. Sie sollte aussehen wie meet.example.org.',
    othersTitle: 'Auch erlaubt',
    remove: 'Entfernen',
    removeSite: (site) => `${site} entfernen`,
  },
  language: {
    title: 'Sprache',
    choose: 'Sprache von Baton',
  },
  options: {
    title: 'Einstellungen von Baton',
    serverTitle: 'Server',
    serverWhy:
      'Über diesen Server finden sich Laptop und Handy, und das Handy öffnet seine Seite. Ton und Bild gehen nicht über ihn.',
    serverField: 'Adresse des Servers',
    save: 'Speichern und prüfen',
    useBuiltIn: 'Den eingebauten Server nutzen',
    notAnOrigin:
      'Das ist keine Adresse eines Servers. Sie sollte aussehen wie https://call.example.org, mit nichts hinter dem Namen.',
    checking: 'Fragt den Server',
    unreachable: (server) =>
      `Gespeichert, aber ${server} antwortet nicht. Prüf die Adresse und ob der Server läuft.`,
    notBaton: (server) => `Gespeichert, aber was bei ${server} antwortet, ist kein Baton-Server.`,
    good: (phoneOrigin) => `Gespeichert. Der Server antwortet; Handys öffnen ${phoneOrigin}.`,
    ask: (phoneOrigin) =>
      `Gespeichert. Der Server antwortet, schickt Handys aber woandershin: ${phoneOrigin}. Baton nimmt das nur in einen Code auf, wenn du es kennst.`,
    insecure: (phoneOrigin) =>
      `Gespeichert, aber der Server schickt Handys zu ${phoneOrigin}, das nicht https ist. Handys erlauben dort weder Kamera noch Mikrofon.`,
    tooLong: (phoneOrigin) =>
      `Gespeichert, aber ${phoneOrigin} ist zu lang für einen Code, den Handys lesen können. Gib dem Server einen kürzeren Namen.`,
    confirm: (phoneOrigin) => `Ich kenne ${phoneOrigin}; schick Handys dorthin`,
    remembered: {
      title: 'Gemerkte Handys',
      why: 'Ein gemerktes Handy braucht keinen Code: Ein Klick hier und ein Tipp dort holen den Anruf. Baton vergisst ein Handy, das 90 Tage nicht benutzt wurde. Vergiss ein Handy, das du verloren hast.',
      none: 'Noch keine. Solange ein Handy einen Anruf trägt, bietet Batons Karte an, es zu merken.',
      lastUsed: (date) => `zuletzt benutzt am ${date}`,
      forget: 'Vergessen',
      forgetPhone: (name) => `${name} vergessen`,
      forgetAll: 'Alle vergessen',
    },
    reset: {
      title: 'Von vorn anfangen',
      why: 'Holt den eingebauten Server zurück, nimmt die Seiten und Rechte zurück, die du erlaubt hast, und vergisst deine Handys und wohin du Batons Karte geschoben hast.',
      reset: 'Alles zurücksetzen',
      question: 'Alles auf dieser Seite zurücksetzen?',
      yes: 'Zurücksetzen',
      no: 'Behalten',
    },
  },
  awake: {
    title: 'Diesen Laptop wach halten?',
    label: 'Diesen Laptop wach halten, solange er einen Anruf trägt',
    why: 'Der Laptop hält deinen Platz im Meeting, darum darf er nicht einschlafen. Baton kann ihn bis zum Ende des Anrufs wach halten; der Bildschirm darf dunkel werden. Zugeklappt schläft er trotzdem ein.',
    allow: 'Wach halten',
    cancel: 'Jetzt nicht',
    refused: 'Der Browser hat es nicht erlaubt. Du kannst es noch einmal versuchen oder es lassen.',
  },
  firstRun: {
    page: 'Willkommen bei Baton',
    title: 'Hol deinen Anruf aufs Handy',
    lead: 'Baton bringt ein Web-Meeting von diesem Laptop auf dein Handy. Niemand im Meeting sieht dich gehen.',
    steps: [
      { title: 'Klick im Meeting auf Baton', words: 'Ein Code erscheint über der Seite.' },
      {
        title: 'Scanne ihn mit dem Handy',
        words: 'Tipp hier die zwei Ziffern vom Handy ein, dann dort auf „Anruf hierher holen“.',
      },
      {
        title: 'Geh los, und komm zurück',
        words:
          'Der Laptop hält deinen Platz. „Zurückholen“ bringt den Anruf mit einem Klick wieder.',
      },
    ],
    pinTitle: 'Den Knopf griffbereit',
    pin: 'Öffne das Puzzleteil neben der Adresszeile und klick auf die Nadel bei Baton.',
    shortcut: (keys) => `Oder drück im Meeting ${keys}.`,
    done: 'Fertig',
    later: 'Das alles kannst du später in Batons Einstellungen ändern.',
  },
  allow: {
    page: 'Baton erlauben',
    title: (site) => `Baton auf ${site} erlauben?`,
    why: 'Dann startet es mit dem Meeting, und dein Handy kann sprechen. Das Meeting lädt neu; tritt wieder bei, und dein Handy macht weiter.',
    allow: 'Erlauben und neu laden',
    cancel: 'Abbrechen',
    refused: 'Der Browser hat es nicht erlaubt. Du kannst es noch einmal versuchen oder abbrechen.',
    failed:
      'Etwas ging schief. Schließ dieses Fenster und klick im Meeting noch einmal auf Batons Knopf.',
    unknown: 'Dieses Fenster ging ohne Seite auf. Schließ es und fang im Meeting an.',
  },
};
