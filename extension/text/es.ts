import type { Text } from './en';

export const es: Text = {
  toolbar: {
    idle: 'Pasar esta llamada al teléfono',
    inviting: 'Baton: esperando a que el teléfono escanee',
    confirming: 'Baton: escribe el código que muestra el teléfono',
    connecting: 'Baton: conectando el teléfono',
    live: 'Baton: esta llamada está en el teléfono',
    muted: 'Baton: esta llamada está en el teléfono, en silencio',
    listening: 'Baton: el teléfono escucha; los demás siguen oyendo este portátil',
    reconnecting: 'Baton: reconectando; tu sitio se guarda en silencio',
    ended: 'Baton: la llamada ha vuelto a este portátil',
    refused: 'Baton no puede funcionar en esta página: el navegador la protege',
    menu: {
      'allow-site': 'Permitir Baton en este sitio…',
      'how-it-works': 'Cómo funciona Baton',
      options: 'Opciones',
    },
  },
  overlay: {
    move: 'Mover esta tarjeta. También con las flechas',
    close: 'Cerrar',
    details: 'Detalles',
    newCode: 'Nuevo código',
    inviting: {
      title: 'Pasar al teléfono',
      qr: 'Código QR para escanear con el teléfono',
      scan: 'Escanéalo con la cámara del teléfono',
      newCodeIn: (time) => `Nuevo código en ${time}`,
      newCodeSoon: 'Creando un código nuevo',
      copyLink: 'Copiar enlace',
      copied: 'Copiado',
      copyFailed: 'Esta página no deja que Baton use el portapapeles. Escanea el código.',
      opening: 'Pidiendo un código',
      blank: 'Nadie escaneó el código en cinco minutos, así que Baton lo guardó.',
      offline:
        'No se llega al servidor de Baton. Baton sigue intentándolo; revisa la red, o el servidor en las opciones de Baton.',
      covered:
        'Estás compartiendo tu pantalla. Quien la vea podría escanear el código, por eso Baton lo oculta.',
      coveredInstead:
        'En su lugar, copia el enlace y envíalo a tu teléfono, o comparte una sola ventana en la reunión.',
      showAnyway: 'Mostrar de todos modos',
      noCall: 'Aún no hay llamada en esta pestaña. Entra en la reunión y luego escanea.',
      listeningOnly:
        'En esta página el teléfono solo puede escuchar hasta que se permita el sitio y se recargue.',
      embedded: (host) =>
        `La reunión está en un marco de ${host}, al que Baton aún no puede entrar.`,
      allowFrame: (host) => `Permitir ${host} y recargar`,
      endsOther: 'Baton ya se usa en otra pestaña. Un código nuevo aquí termina aquello.',
      newCodeHere: 'Nuevo código aquí',
    },
    notices: {
      'old-code': 'Alguien escaneó un código viejo. Solo sirve el que se muestra ahora.',
      'wrong-code':
        'Ese no era el código del teléfono, así que no se envió nada. Escanea el nuevo para reintentar.',
      'two-devices':
        'Dos dispositivos escanearon este código y Baton rechazó ambos. Aquí tienes uno nuevo.',
      declined: 'La petición fue rechazada. No se envió nada.',
      'timed-out': 'Tardó demasiado y no se envió nada. Escanea el código nuevo para reintentar.',
      'too-many-attempts':
        'Demasiados intentos fallidos. Baton ya no acepta escaneos; pide un código nuevo cuando quieras.',
      'relay-refused':
        'El teléfono no alcanzó este portátil y el retransmisor se negó a ayudar. Conéctalos a la misma Wi-Fi o avisa a quien lleva el servidor.',
      failed: 'El teléfono no pudo conectarse. Escanea el código nuevo para reintentar.',
    },
    confirming: {
      title: 'Pasar al teléfono',
      wants: (phone) => `${phone} quiere esta llamada.`,
      someone: 'Un teléfono',
      type: 'Escribe el código que muestra el teléfono',
      field: 'Código que muestra el teléfono',
      twoDigits: 'Dos cifras. Baton continúa tras la segunda.',
      decline: 'Rechazar',
      tapNow: 'El código es correcto. Ahora toca «Pasar la llamada aquí» en el teléfono.',
      known: 'Este teléfono está guardado.',
      continueOn: (phone) => `Continuar en ${phone}`,
      tapThere: 'Ahora toca «Pasar la llamada aquí» en el teléfono.',
      listeningOnly: 'Solo puede escuchar: los demás seguirán oyendo tu portátil.',
    },
    connecting: {
      title: 'Llamada en el teléfono',
      moving: (phone) => `Pasando la llamada a ${phone}`,
    },
    live: {
      title: 'Llamada en el teléfono',
      onPhone: 'En el teléfono',
      microphone: {
        sent: 'Los demás oyen tu teléfono',
        muted: 'En silencio desde el teléfono',
        'muted-by-site': 'En silencio en la reunión',
        paused: 'Micrófono en pausa: teléfono en segundo plano',
      },
      camera: { sent: 'Los demás ven tu teléfono', off: 'Cámara apagada' },
      link: { good: 'Buena conexión', fair: 'Conexión regular', poor: 'Conexión débil' },
      relayed: 'retransmitida',
      deviceHeld:
        'Esta página aún retiene el micrófono o la cámara del portátil. No se envía nada de ellos.',
      keepAwake: 'Deja este portátil abierto y despierto',
      letBaton: 'Dejar que Baton lo mantenga despierto',
      keptAwake: 'Baton mantiene despierto este portátil. Déjalo abierto.',
      bringBack: 'Traer de vuelta',
      returning: 'Trayendo la llamada de vuelta',
      remember: 'Recordar este teléfono',
      rememberThere: 'Ahora toca «Recordar» en el teléfono.',
      remembered: 'Baton recuerda este teléfono: la próxima vez, un clic sustituye al código.',
    },
    oldCodeInCall: 'Alguien escaneó un código viejo. Fue rechazado; tu llamada sigue igual.',
    problems: {
      'devices-refused':
        'El navegador no dejó que esta página use el micrófono o la cámara. Permítelos para el sitio y reinténtalo.',
      'devices-failed':
        'No se pudo abrir el micrófono o la cámara del portátil. Puede que otro programa los use.',
    },
    leave: {
      title: 'Salir de la reunión',
      leaving: 'Saliendo de la reunión…',
      question: '¿Salir de la reunión? Esto cierra la pestaña.',
      why: 'Has tocado «Salir» en el teléfono.',
      closeTab: 'Cerrar pestaña',
      stay: 'Quedarme',
    },
    listening: {
      title: 'Llamada en el teléfono',
      hears: (phone) => `${phone} está escuchando`,
      stillLaptop:
        'Los demás siguen oyendo tu portátil. Recarga la reunión para hablar desde el teléfono.',
      embedded: (host) =>
        `La reunión está en un marco de ${host}. Los demás siguen oyendo tu portátil.`,
      reloadFirst: 'Recarga para usar el micrófono y la cámara del teléfono.',
      joinAgain:
        'Entra en la reunión y toca «Pasar la llamada aquí» en el teléfono para hablar desde él.',
      allow: 'Permitir este sitio y recargar',
      allowFrame: (host) => `Permitir ${host} y recargar`,
      reload: 'Recargar esta página',
      nothingFound: 'Baton no encuentra sonido ni imagen de una reunión en esta página.',
      shareTab: 'Compartir la imagen y el sonido de esta pestaña',
      tabShared: 'El teléfono muestra esta pestaña y reproduce su sonido.',
      stopSharing: 'Para parar, usa «Dejar de compartir» del propio navegador.',
    },
    reconnecting: {
      title: 'Llamada en el teléfono',
      holding: 'Reconectando; tu sitio se guarda en silencio',
      hint: (phone) => `Baton ha perdido ${phone} y lo sigue intentando durante 45 segundos.`,
    },
    ended: {
      title: 'Llamada en el teléfono',
      over: 'Traspaso terminado',
      onLaptop: 'De vuelta en el portátil',
      back: 'Tu llamada ha vuelto, en silencio',
      unmute: 'Activar micro',
      turnOn: 'Encender micrófono y cámara',
      turningOn: 'Encendiendo micrófono y cámara',
      reasons: {
        declined: (who) => `${who} rechazó la llamada.`,
        'wrong-code': () => 'El código era incorrecto. No se envió nada.',
        'two-devices': () => 'Dos dispositivos escanearon el código. No se envió nada.',
        'timed-out': () => 'Tardó demasiado. No se envió nada.',
        returned: () => 'La llamada ha vuelto a este portátil.',
        left: (who) => `${who} salió de la llamada.`,
        closed: (who) => `${who} cerró Baton.`,
        failed: () => 'La conexión con el teléfono falló.',
        lost: (who) => `${who} estuvo fuera de alcance 45 segundos.`,
        'meeting-ended': () => 'La reunión terminó.',
      },
      someone: 'Tu teléfono',
    },
  },
  sites: {
    title: 'Sitios de reuniones',
    why: 'En un sitio permitido, Baton empieza junto con la reunión, así que el teléfono puede hablar además de escuchar. Hasta que hagas clic en su botón, solo toma nota de la llamada de la página y no envía nada a ningún sitio.',
    everywhereElse:
      'En los demás sitios el botón de la barra también funciona: puede llegar tarde para que el teléfono hable, y lo dice.',
    builtIn: 'Permitido por quien preparó esta copia de Baton',
    refused: 'No cambió nada: el navegador no lo permitió.',
    allowed: (site) => `${site} está permitido. Recarga las reuniones abiertas allí.`,
    removed: (site) => `${site} ya no está permitido.`,
    otherTitle: 'Otro sitio',
    otherField: 'Dirección del sitio de la reunión',
    otherExample: 'meet.example.org',
    allow: 'Permitir este sitio',
    notASite: 'Eso no es la dirección de un sitio. Debería parecerse a meet.example.org.',
    othersTitle: 'También permitidos',
    remove: 'Quitar',
    removeSite: (site) => `Quitar ${site}`,
  },
  language: {
    title: 'Idioma',
    choose: 'Idioma de Baton',
  },
  options: {
    title: 'Opciones de Baton',
    serverTitle: 'Servidor',
    serverWhy:
      'El portátil y el teléfono se encuentran a través de este servidor, y el teléfono abre su página. Por él no pasan ni sonido ni imagen.',
    serverField: 'Dirección del servidor',
    save: 'Guardar y comprobar',
    useBuiltIn: 'Usar el servidor incluido',
    notAnOrigin:
      'Eso no es la dirección de un servidor. Debería parecerse a https://call.example.org, sin nada tras el nombre.',
    checking: 'Preguntando al servidor',
    unreachable: (server) =>
      `Guardado, pero ${server} no responde. Revisa la dirección, y que el servidor esté en marcha.`,
    notBaton: (server) => `Guardado, pero lo que responde en ${server} no es un servidor de Baton.`,
    good: (phoneOrigin) => `Guardado. El servidor responde; los teléfonos abren ${phoneOrigin}.`,
    ask: (phoneOrigin) =>
      `Guardado. El servidor responde, pero manda los teléfonos a otra dirección: ${phoneOrigin}. Baton la pone en un código solo si la conoces.`,
    insecure: (phoneOrigin) =>
      `Guardado, pero el servidor manda los teléfonos a ${phoneOrigin}, que no es https. Allí los teléfonos no permiten cámara ni micrófono.`,
    tooLong: (phoneOrigin) =>
      `Guardado, pero ${phoneOrigin} es demasiado largo para un código que los teléfonos puedan leer. Dale al servidor un nombre más corto.`,
    confirm: (phoneOrigin) => `Conozco ${phoneOrigin}; manda allí los teléfonos`,
    remembered: {
      title: 'Teléfonos recordados',
      why: 'Un teléfono recordado no necesita código: un clic aquí y un toque allí pasan la llamada. Baton olvida un teléfono que no se usó en 90 días. Olvida un teléfono que hayas perdido.',
      none: 'Ninguno todavía. Mientras un teléfono lleva una llamada, la tarjeta de Baton ofrece recordarlo.',
      lastUsed: (date) => `último uso: ${date}`,
      forget: 'Olvidar',
      forgetPhone: (name) => `Olvidar ${name}`,
      forgetAll: 'Olvidar todos',
    },
    reset: {
      title: 'Empezar de cero',
      why: 'Recupera el servidor incluido, retira los sitios y permisos que concediste y olvida tus teléfonos y dónde pusiste la tarjeta de Baton.',
      reset: 'Restablecer todo',
      question: '¿Restablecer todo lo de esta página?',
      yes: 'Restablecer',
      no: 'Conservar',
    },
  },
  awake: {
    title: '¿Mantener despierto este portátil?',
    label: 'Mantener despierto este portátil mientras lleva una llamada',
    why: 'El portátil te guarda el sitio en la reunión, así que no debe dormirse. Baton puede mantenerlo despierto hasta que termine la llamada; la pantalla puede apagarse. Si cierras la tapa, se duerme igualmente.',
    allow: 'Mantenerlo despierto',
    cancel: 'Ahora no',
    refused: 'El navegador no lo permitió. Puedes reintentarlo o dejarlo así.',
  },
  firstRun: {
    page: 'Te damos la bienvenida a Baton',
    title: 'Lleva tu llamada al teléfono',
    lead: 'Baton pasa una reunión web de este portátil al teléfono. Nadie en la reunión te ve salir.',
    steps: [
      {
        title: 'Haz clic en Baton en la reunión',
        words: 'Aparece un código sobre la página.',
      },
      {
        title: 'Escanéalo con el teléfono',
        words: 'Escribe aquí las dos cifras del teléfono y toca allí «Pasar la llamada aquí».',
      },
      {
        title: 'Vete, y vuelve',
        words: 'El portátil te guarda el sitio. «Traer de vuelta» recupera la llamada con un clic.',
      },
    ],
    pinTitle: 'Ten el botón a mano',
    pin: 'Abre la pieza de puzle junto a la barra de direcciones y pulsa la chincheta al lado de Baton.',
    shortcut: (keys) => `O pulsa ${keys} en la reunión.`,
    done: 'Listo',
    later: 'Todo esto se puede cambiar después en las opciones de Baton.',
  },
  allow: {
    page: 'Permitir Baton',
    title: (site) => `¿Permitir Baton en ${site}?`,
    why: 'Así empieza con la reunión y el teléfono puede hablar. La reunión se recarga; entra otra vez y el teléfono continúa.',
    allow: 'Permitir y recargar',
    cancel: 'Cancelar',
    refused: 'El navegador no lo permitió. Puedes reintentarlo o cancelar.',
    failed:
      'Algo salió mal. Cierra esta ventana y haz clic otra vez en el botón de Baton en la reunión.',
    unknown: 'Esta ventana se abrió sin un sitio. Ciérrala y empieza desde la reunión.',
  },
};
