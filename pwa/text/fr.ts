import type { Text } from './en';

export const fr: Text = {
  app: 'Baton',
  language: 'Langue',
  titles: {
    idle: 'Baton',
    connecting: 'Connexion · Baton',
    confirming: 'Code d’association · Baton',
    live: 'Sur ce téléphone · Baton',
    listening: 'À l’écoute · Baton',
    reconnecting: 'Reconnexion · Baton',
    ended: 'Terminé · Baton',
  },
  welcome: {
    title: 'Emportez votre appel',
    first: 'Faites passer une réunion web en cours de votre ordinateur à ce téléphone.',
    second: 'Personne dans la réunion ne vous voit partir.',
    scan: 'Scanner le code',
    how: 'Sur votre ordinateur, cliquez sur le bouton Baton pendant un appel. Un code s’affiche.',
    offline: 'Vous êtes hors ligne. Baton s’ouvre quand même, mais un appel a besoin du réseau.',
    remembers: 'Ce téléphone a mémorisé un ordinateur : là-bas, un clic remplace le code.',
    forget: 'Oublier les ordinateurs',
  },
  otherServer: {
    title: 'Ce code utilise un autre serveur',
    why: 'Il met seulement votre téléphone en relation avec l’ordinateur ; il ne peut ni entendre ni voir l’appel. Continuez si vous vous y attendez.',
    go: 'Utiliser ce serveur',
    elsewhere: 'Ce code est d’un autre serveur',
    whyOpen:
      'La page de ce serveur peut lire le code, et l’apprendra. Continuez seulement si vous connaissez ce nom ; sinon, scannez un code de votre propre ordinateur.',
    open: 'Ouvrir cette page',
    stop: 'Annuler',
  },
  paste: {
    open: 'Pas de caméra ? Collez un lien',
    label: 'Lien de votre ordinateur',
    placeholder: 'https://…',
    submit: 'Ouvrir le lien',
  },
  scanning: {
    title: 'Scannez le code affiché par votre ordinateur',
    starting: 'Démarrage de la caméra',
    back: 'Annuler',
    again: 'Réessayer',
    found: 'Code trouvé',
    light: 'Lampe',
    camera: 'Caméra',
    unnamedCamera: (number) => `Caméra ${number}`,
    picture: 'Choisir une image',
    reading: 'Recherche d’un code dans l’image',
    nothing:
      'Aucun code dans cette image. Prenez-en une où le code entier est net, ou collez le lien.',
    failures: {
      refused:
        'Ce téléphone n’a pas laissé Baton utiliser la caméra. Autorisez-la pour ce site dans les réglages du navigateur, ou collez le lien que copie votre ordinateur.',
      'no-camera': 'Aucune caméra trouvée. Collez plutôt le lien que copie votre ordinateur.',
      busy: 'Une autre application utilise la caméra. Fermez-la et réessayez, ou collez le lien.',
      unsupported:
        'Ce navigateur ne donne pas de caméra à cette page ; il faut une adresse sécurisée (https). Collez plutôt le lien.',
      failed: 'Le scanner n’a pas pu démarrer. Réessayez, ou collez le lien.',
    },
  },
  confirming: {
    code: 'Code d’association',
    title: 'Saisissez ce code sur votre ordinateur',
    call: 'Appel sur',
    asking: 'Votre ordinateur dit de quel appel il s’agit',
    only: (code) =>
      `Continuez seulement si vous venez de saisir ${code} sur votre propre ordinateur`,
    happens: {
      both: 'Le micro et la caméra de ce téléphone remplacent ceux de l’ordinateur. Le navigateur peut demander votre accord.',
      microphone:
        'Le micro de ce téléphone remplace celui de l’ordinateur, sans image. Le navigateur peut demander votre accord.',
      camera:
        'La caméra de ce téléphone remplace celle de l’ordinateur. Le navigateur peut demander votre accord.',
      none: 'Vous voyez et entendez la réunion ici, et n’envoyez rien avant de le vouloir.',
    },
    startMuted: 'Votre micro sera coupé à l’arrivée.',
    stays: 'Votre appel est toujours sur l’ordinateur.',
    listening:
      'On entend toujours votre ordinateur. Rechargez la réunion pour parler depuis le téléphone',
    move: 'Prendre l’appel ici',
    listen: 'Écouter ici',
    decline: 'Ce n’est pas moi',
    waitForCode: (code) => `En attente de l’ordinateur : saisissez-y ${code}`,
    waitForLaptop: 'Le code est bon. L’appel arrive',
    codeTyped: 'Le code est bon',
    titleKnown: 'Cliquez sur « Continuer » sur votre ordinateur',
    onlyKnown: 'Continuez seulement si vous êtes devant votre propre ordinateur',
    waitForClick: 'En attente de l’ordinateur : cliquez-y sur « Continuer »',
    moving: 'Votre ordinateur est d’accord. L’appel arrive',
    agreed: 'Votre ordinateur est d’accord',
  },
  devices: {
    microphone: 'Micro',
    camera: 'Caméra',
    look: 'Essayer caméra et micro',
    lookMicrophone: 'Essayer le micro',
    lookCamera: 'Essayer la caméra',
    lookAway: 'Les éteindre',
    selfView: 'Votre caméra',
    say: 'Dites quelque chose : les barres doivent bouger.',
    phoneName: 'Nom de ce téléphone',
  },
  connecting: {
    reaching: 'Connexion à votre ordinateur',
    reachingHint: 'Gardez le code ouvert sur l’ordinateur.',
    starting: 'L’appel arrive',
    cancel: 'Annuler',
  },
  call: {
    region: 'Appel',
    on: (host) => `Sur ${host}`,
    lasting: (minutes) =>
      minutes === 1
        ? 'Sur ce téléphone depuis 1 minute'
        : `Sur ce téléphone depuis ${minutes} minutes`,
    alone: 'Personne d’autre pour l’instant',
    quality: { good: 'Bonne', fair: 'Moyenne', poor: 'Mauvaise' },
    connection: (quality) => `Connexion : ${quality}`,
    relayed: 'relayée',
    zoomIn: 'Agrandir',
    zoomOut: 'Écran entier',
    stage: (name) => `Afficher ${name} en grand`,
    unstage: (name) => `Afficher ${name} en petit`,
    screenOf: (name) => `Écran de ${name}`,
    unnamed: 'Quelqu’un',
    speaking: ', parle',
    mute: 'Couper le micro',
    unmute: 'Activer le micro',
    stopCamera: 'Couper la caméra',
    startCamera: 'Activer la caméra',
    flip: 'Changer de caméra',
    back: 'Retour à l’ordinateur',
    leave: 'Quitter',
    more: 'Plus',
    close: 'Fermer',
    audioOnly: 'Audio seul',
    audioOnlyHint: 'Sans images : moins de données, moins de chaleur, plus d’autonomie.',
    keepAwake: 'Garder l’écran allumé',
    floating: 'Petite fenêtre',
    speaker: 'Haut-parleur',
    speakerChoose: 'Choisir un haut-parleur',
    speakerUnnamed: (place) => `Haut-parleur ${place}`,
    audioOnlyChosen: 'Audio seul. Les images sont désactivées',
    audioOnlyLink: 'La connexion est faible : pas d’images pour l’instant',
    showPictures: 'Afficher les images',
    speak: 'Reprendre la parole',
    retryMicrophone: 'Réessayer le micro',
    retryCamera: 'Réessayer la caméra',
    pausedInBackground: 'Votre micro s’est mis en pause pendant que Baton était en arrière-plan',
    onCall: 'En ligne : un appel ou une autre application a votre micro. Votre micro est coupé',
    givenBack: 'Votre micro est de nouveau libre. Il reste coupé',
    switching: 'Passage au micro disponible',
    batteryLow: (percent) => `Batterie à ${percent} %. « Audio seul » la fait durer`,
    mutedByPhone: 'Votre micro est coupé',
    mutedBySite: 'Micro coupé par la réunion',
    cameraOffBySite: 'Caméra coupée par la réunion',
    uplinkComing: 'On voit encore votre ordinateur. Ce téléphone prend le relais dans un instant',
    pageReloading: 'La page de la réunion se recharge. Votre place est gardée, micro coupé',
    reconnecting: 'Reconnexion ; votre place est gardée, micro coupé',
    reconnectingLong:
      'Reconnexion ; votre place est gardée, micro coupé. Votre ordinateur est peut-être en veille ou hors ligne',
    phoneOffline: 'Ce téléphone est hors ligne. Votre ordinateur garde votre place, micro coupé',
    turnOnSound: 'Activer le son',
    soundBlocked: 'Ce téléphone retient le son jusqu’à ce que vous touchiez.',
    tabPicture: 'Voici l’image de l’onglet de l’ordinateur',
    laptop: 'Votre ordinateur',
    laptopHeard: 'On entend toujours votre ordinateur',
    asksToRemember:
      'Votre ordinateur demande à mémoriser ce téléphone. La prochaine fois, un clic là-bas remplacera le code.',
    remember: 'Mémoriser',
    notNow: 'Pas maintenant',
    stopListening: 'Arrêter l’écoute',
    canMove: 'Vous pouvez maintenant parler depuis ce téléphone.',
    microphoneProblems: {
      refused:
        'Ce téléphone ne laisse pas Baton utiliser le micro. Autorisez-le pour ce site dans les réglages du navigateur, puis réessayez.',
      missing: 'Aucun micro trouvé. Branchez-en un, puis réessayez.',
      busy: 'Une autre application utilise le micro. Fermez-la, puis réessayez.',
      interrupted:
        'Un autre appel ou une autre application a le micro. Réessayez quand il est libre.',
      lost: 'Le micro a été débranché ou éteint. Votre micro est coupé.',
    },
    cameraProblems: {
      refused:
        'Ce téléphone ne laisse pas Baton utiliser la caméra. Autorisez-la pour ce site dans les réglages du navigateur, puis réessayez.',
      missing: 'Aucune caméra trouvée sur ce téléphone.',
      busy: 'Une autre application utilise la caméra. Fermez-la, puis réessayez.',
      interrupted: 'Le téléphone a repris la caméra. Elle revient d’elle-même une fois libre.',
      lost: 'La caméra a été débranchée ou éteinte.',
    },
  },
  leaving: {
    title: 'Quitter cet appel ?',
    sentence: 'Votre ordinateur garde votre place : renvoyez-lui l’appel, ou partez pour de bon.',
    sendBack: 'Renvoyer l’appel',
    leave: 'Quitter la réunion',
    cancel: 'Annuler',
  },
  ended: {
    endings: {
      'not-a-baton-code': {
        title: 'C’est un autre genre de code',
        sentence:
          'Ce code ou ce lien ne vient pas de Baton. Scannez le code que Baton affiche sur votre ordinateur.',
      },
      'newer-code': {
        title: 'Cette application est trop ancienne pour ce code',
        sentence:
          'Le code vient d’un Baton plus récent. Rechargez cette page pour la mettre à jour, puis scannez à nouveau.',
      },
      expired: {
        title: 'Ce code a expiré',
        sentence:
          'Un code vaut une minute et demie. Scannez celui que votre ordinateur affiche maintenant.',
      },
      'expired-or-used': {
        title: 'Ce code ne marche plus',
        sentence: 'Ce code a expiré ou a déjà servi. Affichez-en un nouveau sur votre ordinateur.',
      },
      'server-unreachable': {
        title: 'Serveur injoignable',
        sentence:
          'Le serveur de Baton ne répond pas. Vérifiez que ce téléphone est en ligne, puis scannez à nouveau.',
      },
      'laptop-unreachable': {
        title: 'L’ordinateur ne répond pas',
        sentence: 'Gardez le code ouvert et l’ordinateur éveillé pendant que vous scannez.',
      },
      'not-the-laptop': {
        title: 'Arrêté : ce n’était pas votre ordinateur',
        sentence:
          'Quelque chose entre ce téléphone et votre ordinateur n’est pas ce qu’il prétend être. Rien n’a été envoyé. Essayez un autre réseau.',
      },
      protocol: {
        title: 'Arrêté : les deux ne se sont pas compris',
        sentence:
          'L’ordinateur a dit quelque chose que ce téléphone n’attendait pas ; la liaison a été fermée.',
      },
      declined: {
        title: 'Refusé',
        sentence: 'L’ordinateur a refusé ce téléphone. Rien n’a été envoyé.',
      },
      'wrong-code': {
        title: 'Mauvais code',
        sentence:
          'Le code saisi sur l’ordinateur n’était pas celui affiché ici. Scannez à nouveau pour en avoir un autre.',
      },
      'two-devices': {
        title: 'Arrêté, par sécurité',
        sentence:
          'Deux appareils ont scanné ce code ; les deux ont été refusés. Veillez à ce que personne d’autre ne le voie, puis scannez à nouveau.',
      },
      'timed-out': {
        title: 'C’était trop long',
        sentence:
          'Le code n’a pas été confirmé en une minute. Scannez à nouveau quand vous voulez.',
      },
      'different-network': {
        title: 'Les deux ne se trouvent pas',
        sentence:
          'Ce téléphone et votre ordinateur semblent être sur des réseaux différents. Connectez-les au même Wi-Fi, puis scannez à nouveau.',
      },
      'relay-refused': {
        title: 'Le relais a refusé',
        sentence:
          'Ce téléphone et votre ordinateur ne se joignent que par un relais, et il a refusé. Connectez-les au même Wi-Fi, ou prévenez qui gère le serveur.',
      },
      failed: {
        title: 'Cela n’a pas marché',
        sentence: 'La connexion à votre ordinateur a échoué. Scannez à nouveau pour recommencer.',
      },
      returned: {
        title: 'Votre appel est revenu sur l’ordinateur',
        sentence: 'Le micro et la caméra de ce téléphone sont éteints.',
      },
      left: {
        title: 'Vous avez quitté la réunion',
        sentence:
          'Le micro et la caméra de ce téléphone sont éteints. Votre ordinateur ferme la réunion.',
      },
      closed: {
        title: 'L’appel a été fermé',
        sentence:
          'La réunion a été fermée sur l’ordinateur. Le micro et la caméra de ce téléphone sont éteints.',
      },
      lost: {
        title: 'L’ordinateur a disparu',
        sentence:
          'Votre ordinateur est injoignable depuis un moment. Il est peut-être en veille ou hors ligne. Le micro et la caméra de ce téléphone sont éteints.',
      },
    },
    rejoin: 'Revenir',
    scanAgain: 'Scanner à nouveau',
    start: 'Retour au début',
  },
  install: {
    title: 'Gardez Baton sous la main',
    sentence:
      'Depuis l’écran d’accueil, il s’ouvre directement sur le scanner, comme une application.',
    install: 'Installer Baton',
    ios: [
      'Touchez Partager dans la barre du navigateur',
      'Choisissez « Sur l’écran d’accueil »',
      'Touchez « Ajouter »',
    ],
    menu: [
      'Ouvrez le menu du navigateur',
      'Choisissez « Installer » ou « Ajouter à l’écran d’accueil »',
    ],
  },
  update: {
    ready: 'Une nouvelle version est prête.',
    apply: 'Mettre à jour',
  },
};
