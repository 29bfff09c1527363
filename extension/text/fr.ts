import type { Text } from './en';

export const fr: Text = {
  toolbar: {
    idle: 'Envoyer cet appel sur le téléphone',
    inviting: 'Baton : le téléphone doit scanner',
    confirming: 'Baton : saisissez le code affiché par le téléphone',
    connecting: 'Baton : connexion du téléphone',
    live: 'Baton : cet appel est sur votre téléphone',
    muted: 'Baton : cet appel est sur votre téléphone, micro coupé',
    listening: 'Baton : le téléphone écoute, on entend toujours cet ordinateur',
    reconnecting: 'Baton : reconnexion ; votre place est gardée, micro coupé',
    ended: 'Baton : votre appel est revenu sur cet ordinateur',
    refused: 'Baton ne peut pas agir sur cette page : le navigateur la protège',
    menu: {
      'allow-site': 'Autoriser Baton sur ce site…',
      'how-it-works': 'Comment marche Baton',
      options: 'Options',
    },
  },
  overlay: {
    move: 'Déplacer cette carte. Les flèches marchent aussi',
    close: 'Fermer',
    details: 'Détails',
    newCode: 'Nouveau code',
    inviting: {
      title: 'Envoyer sur le téléphone',
      qr: 'Code QR à scanner avec votre téléphone',
      scan: 'Scannez avec l’appareil photo du téléphone',
      newCodeIn: (time) => `Nouveau code dans ${time}`,
      newCodeSoon: 'Préparation d’un nouveau code',
      copyLink: 'Copier le lien',
      copied: 'Copié',
      copyFailed:
        'Cette page ne laisse pas Baton utiliser le presse-papiers. Scannez plutôt le code.',
      opening: 'Demande d’un code',
      blank: 'Personne n’a scanné le code en cinq minutes ; Baton l’a donc rangé.',
      offline:
        'Le serveur de Baton est injoignable. Baton continue d’essayer ; vérifiez le réseau, ou le serveur dans les options de Baton.',
      covered:
        'Vous partagez votre écran. Qui le voit pourrait scanner le code ; Baton le cache donc.',
      coveredInstead:
        'Copiez plutôt le lien et envoyez-le à votre téléphone, ou ne partagez qu’une fenêtre dans la réunion.',
      showAnyway: 'Afficher quand même',
      noCall: 'Pas encore d’appel dans cet onglet. Rejoignez votre réunion, puis scannez.',
      listeningOnly:
        'Sur cette page, le téléphone peut seulement écouter, tant que le site n’est pas autorisé et rechargé.',
      embedded: (host) =>
        `La réunion se trouve dans un cadre de ${host}, où Baton ne peut pas encore entrer.`,
      allowFrame: (host) => `Autoriser ${host} et recharger`,
      endsOther: 'Baton sert déjà dans un autre onglet. Un nouveau code ici met fin à celui-là.',
      newCodeHere: 'Nouveau code ici',
    },
    notices: {
      'old-code': 'Quelqu’un a scanné un ancien code. Seul le code affiché maintenant marche.',
      'wrong-code':
        'Ce n’était pas le code du téléphone ; rien n’a été envoyé. Scannez le nouveau code pour réessayer.',
      'two-devices':
        'Deux appareils ont scanné ce code ; Baton a refusé les deux. En voici un nouveau.',
      declined: 'La demande a été refusée. Rien n’a été envoyé.',
      'timed-out':
        'C’était trop long ; rien n’a été envoyé. Scannez le nouveau code pour réessayer.',
      'too-many-attempts':
        'Trop d’essais manqués. Baton n’accepte plus de scans ; demandez un nouveau code quand vous voulez.',
      'relay-refused':
        'Le téléphone n’a pas pu joindre cet ordinateur, et le relais a refusé. Connectez-les au même Wi-Fi, ou prévenez qui gère le serveur.',
      failed: 'Le téléphone n’a pas pu se connecter. Scannez le nouveau code pour réessayer.',
    },
    confirming: {
      title: 'Envoyer sur le téléphone',
      wants: (phone) => `${phone} demande cet appel.`,
      someone: 'Un téléphone',
      type: 'Saisissez le code affiché par le téléphone',
      field: 'Code affiché par le téléphone',
      twoDigits: 'Deux chiffres. Baton continue après le second.',
      decline: 'Refuser',
      tapNow: 'Le code est bon. Touchez maintenant « Prendre l’appel ici » sur le téléphone.',
      known: 'Vous avez mémorisé ce téléphone.',
      continueOn: (phone) => `Continuer sur ${phone}`,
      tapThere: 'Touchez maintenant « Prendre l’appel ici » sur le téléphone.',
      listeningOnly: 'Il peut seulement écouter : on entendra toujours votre ordinateur.',
    },
    connecting: {
      title: 'Appel sur votre téléphone',
      moving: (phone) => `L’appel passe sur ${phone}`,
    },
    live: {
      title: 'Appel sur votre téléphone',
      onPhone: 'Sur votre téléphone',
      microphone: {
        sent: 'On entend votre téléphone',
        muted: 'Micro coupé sur le téléphone',
        'muted-by-site': 'Micro coupé dans la réunion',
        paused: 'Micro en pause : téléphone en arrière-plan',
      },
      camera: { sent: 'On voit votre téléphone', off: 'Caméra coupée' },
      link: { good: 'Bonne connexion', fair: 'Connexion moyenne', poor: 'Connexion faible' },
      relayed: 'relayée',
      deviceHeld:
        'Cette page retient encore le micro ou la caméra de l’ordinateur. Rien n’en est envoyé.',
      keepAwake: 'Laissez cet ordinateur ouvert et éveillé',
      letBaton: 'Laisser Baton le garder éveillé',
      keptAwake: 'Baton garde cet ordinateur éveillé. Laissez-le ouvert.',
      bringBack: 'Ramener l’appel',
      returning: 'L’appel revient',
      remember: 'Mémoriser ce téléphone',
      rememberThere: 'Touchez maintenant « Mémoriser » sur le téléphone.',
      remembered: 'Baton a mémorisé ce téléphone : la prochaine fois, un clic remplace le code.',
    },
    oldCodeInCall:
      'Quelqu’un a scanné un ancien code. Il a été refusé ; votre appel n’en souffre pas.',
    problems: {
      'devices-refused':
        'Le navigateur n’a pas laissé cette page utiliser le micro ou la caméra. Autorisez-les pour le site, puis réessayez.',
      'devices-failed':
        'Le micro ou la caméra de l’ordinateur n’a pas pu s’ouvrir. Un autre programme les utilise peut-être.',
    },
    leave: {
      title: 'Quitter la réunion',
      leaving: 'Départ de la réunion…',
      question: 'Quitter la réunion ? Cela ferme l’onglet.',
      why: 'Vous avez touché « Quitter » sur le téléphone.',
      closeTab: 'Fermer l’onglet',
      stay: 'Rester',
    },
    listening: {
      title: 'Appel sur votre téléphone',
      hears: (phone) => `${phone} écoute`,
      stillLaptop:
        'On entend toujours votre ordinateur. Rechargez la réunion pour parler depuis le téléphone.',
      embedded: (host) =>
        `La réunion se trouve dans un cadre de ${host}. On entend toujours votre ordinateur.`,
      reloadFirst: 'Rechargez pour utiliser le micro et la caméra du téléphone.',
      joinAgain:
        'Rejoignez la réunion, puis touchez « Prendre l’appel ici » sur le téléphone pour y parler.',
      allow: 'Autoriser ce site et recharger',
      allowFrame: (host) => `Autoriser ${host} et recharger`,
      reload: 'Recharger cette page',
      nothingFound: 'Baton ne trouve ni son ni image de réunion sur cette page.',
      shareTab: 'Partager l’image et le son de cet onglet',
      tabShared: 'Le téléphone montre cet onglet et en joue le son.',
      stopSharing: 'Pour arrêter, utilisez « Arrêter le partage » du navigateur.',
    },
    reconnecting: {
      title: 'Appel sur votre téléphone',
      holding: 'Reconnexion ; votre place est gardée, micro coupé',
      hint: (phone) => `Baton a perdu ${phone} et essaie encore pendant 45 secondes.`,
    },
    ended: {
      title: 'Appel sur votre téléphone',
      over: 'Transfert terminé',
      onLaptop: 'De retour sur l’ordinateur',
      back: 'Votre appel est revenu, micro coupé',
      unmute: 'Activer le micro',
      turnOn: 'Activer le micro et la caméra',
      turningOn: 'Activation du micro et de la caméra',
      reasons: {
        declined: (who) => `${who} a refusé l’appel.`,
        'wrong-code': () => 'Le code était faux. Rien n’a été envoyé.',
        'two-devices': () => 'Deux appareils ont scanné le code. Rien n’a été envoyé.',
        'timed-out': () => 'C’était trop long. Rien n’a été envoyé.',
        returned: () => 'L’appel est revenu sur cet ordinateur.',
        left: (who) => `${who} a quitté l’appel.`,
        closed: (who) => `${who} a fermé Baton.`,
        failed: () => 'La connexion au téléphone a échoué.',
        lost: (who) => `${who} est resté hors de portée 45 secondes.`,
        'meeting-ended': () => 'La réunion est terminée.',
      },
      someone: 'Votre téléphone',
    },
  },
  sites: {
    title: 'Sites de réunion',
    why: 'Sur un site autorisé, Baton démarre avec la réunion : votre téléphone peut parler, pas seulement écouter. Tant que vous ne cliquez pas sur son bouton, il prend seulement note de l’appel de la page et n’envoie rien nulle part.',
    everywhereElse:
      'Sur tous les autres sites, le bouton marche aussi : il arrive peut-être trop tard pour que le téléphone parle, et le dit.',
    builtIn: 'Autorisé par qui a préparé cette copie de Baton',
    refused: 'Rien n’a changé : le navigateur ne l’a pas permis.',
    allowed: (site) => `${site} est autorisé. Rechargez les réunions qui y sont ouvertes.`,
    removed: (site) => `${site} n’est plus autorisé.`,
    otherTitle: 'Un autre site',
    otherField: 'Adresse du site de réunion',
    otherExample: 'meet.example.org',
    allow: 'Autoriser ce site',
    notASite: 'Ce n’est pas l’adresse d’un site. Elle devrait ressembler à meet.example.org.',
    othersTitle: 'Autorisés aussi',
    remove: 'Retirer',
    removeSite: (site) => `Retirer ${site}`,
  },
  language: {
    title: 'Langue',
    choose: 'Langue de Baton',
  },
  options: {
    title: 'Options de Baton',
    serverTitle: 'Serveur',
    serverWhy:
      'L’ordinateur et le téléphone se trouvent par ce serveur, et le téléphone ouvre sa page. Ni son ni image n’y passent.',
    serverField: 'Adresse du serveur',
    save: 'Enregistrer et vérifier',
    useBuiltIn: 'Utiliser le serveur d’origine',
    notAnOrigin:
      'Ce n’est pas l’adresse d’un serveur. Elle devrait ressembler à https://call.example.org, sans rien après le nom.',
    checking: 'Question au serveur',
    unreachable: (server) =>
      `Enregistré, mais ${server} ne répond pas. Vérifiez l’adresse, et que le serveur tourne.`,
    notBaton: (server) => `Enregistré, mais ce qui répond à ${server} n’est pas un serveur Baton.`,
    good: (phoneOrigin) => `Enregistré. Le serveur répond ; les téléphones ouvrent ${phoneOrigin}.`,
    ask: (phoneOrigin) =>
      `Enregistré. Le serveur répond, mais envoie les téléphones ailleurs : ${phoneOrigin}. Baton ne met cette adresse dans un code que si vous la connaissez.`,
    insecure: (phoneOrigin) =>
      `Enregistré, mais le serveur envoie les téléphones à ${phoneOrigin}, qui n’est pas en https. Les téléphones n’y permettent ni caméra ni micro.`,
    tooLong: (phoneOrigin) =>
      `Enregistré, mais ${phoneOrigin} est trop long pour un code que les téléphones savent lire. Donnez un nom plus court au serveur.`,
    confirm: (phoneOrigin) => `Je connais ${phoneOrigin} ; envoyez-y les téléphones`,
    remembered: {
      title: 'Téléphones mémorisés',
      why: 'Un téléphone mémorisé n’a pas besoin de code : un clic ici et un toucher là-bas transfèrent l’appel. Baton oublie un téléphone qui n’a pas servi pendant 90 jours. Oubliez un téléphone que vous avez perdu.',
      none: 'Aucun pour l’instant. Quand un téléphone porte un appel, la carte de Baton propose de le mémoriser.',
      lastUsed: (date) => `dernière utilisation : ${date}`,
      forget: 'Oublier',
      forgetPhone: (name) => `Oublier ${name}`,
      forgetAll: 'Tout oublier',
    },
    reset: {
      title: 'Repartir de zéro',
      why: 'Remet le serveur d’origine, retire les sites et permissions que vous avez accordés et oublie vos téléphones et où vous aviez placé la carte de Baton.',
      reset: 'Tout réinitialiser',
      question: 'Réinitialiser tout ce qui est sur cette page ?',
      yes: 'Réinitialiser',
      no: 'Garder',
    },
  },
  awake: {
    title: 'Garder cet ordinateur éveillé ?',
    label: 'Garder cet ordinateur éveillé pendant qu’il porte un appel',
    why: 'L’ordinateur garde votre place dans la réunion : il ne doit pas s’endormir. Baton peut le garder éveillé jusqu’à la fin de l’appel ; l’écran peut s’éteindre. Fermer le capot l’endort quand même.',
    allow: 'Le garder éveillé',
    cancel: 'Pas maintenant',
    refused: 'Le navigateur ne l’a pas permis. Vous pouvez réessayer ou en rester là.',
  },
  firstRun: {
    page: 'Bienvenue dans Baton',
    title: 'Emportez votre appel sur le téléphone',
    lead: 'Baton fait passer une réunion web de cet ordinateur à votre téléphone. Personne dans la réunion ne vous voit partir.',
    steps: [
      {
        title: 'Cliquez sur Baton dans la réunion',
        words: 'Un code s’affiche sur la page.',
      },
      {
        title: 'Scannez-le avec le téléphone',
        words:
          'Saisissez ici les deux chiffres du téléphone, puis touchez-y « Prendre l’appel ici ».',
      },
      {
        title: 'Partez, puis revenez',
        words: 'L’ordinateur garde votre place. « Ramener l’appel » le rend en un clic.',
      },
    ],
    pinTitle: 'Gardez le bouton sous la main',
    pin: 'Ouvrez la pièce de puzzle à côté de la barre d’adresse et cliquez sur l’épingle près de Baton.',
    shortcut: (keys) => `Ou appuyez sur ${keys} dans la réunion.`,
    done: 'C’est fait',
    later: 'Tout cela se change plus tard dans les options de Baton.',
  },
  allow: {
    page: 'Autoriser Baton',
    title: (site) => `Autoriser Baton sur ${site} ?`,
    why: 'Il démarre alors avec la réunion, et votre téléphone peut parler. La réunion se recharge ; rejoignez-la à nouveau et le téléphone continue.',
    allow: 'Autoriser et recharger',
    cancel: 'Annuler',
    refused: 'Le navigateur ne l’a pas permis. Vous pouvez réessayer ou annuler.',
    failed:
      'Quelque chose n’a pas marché. Fermez cette fenêtre et cliquez à nouveau sur le bouton de Baton dans la réunion.',
    unknown: 'Cette fenêtre s’est ouverte sans site. Fermez-la et partez de la réunion.',
  },
};
