import type { Text } from './en';

export const es: Text = {
  app: 'Baton',
  language: 'Idioma',
  titles: {
    idle: 'Baton',
    connecting: 'Conectando · Baton',
    confirming: 'Código de enlace · Baton',
    live: 'En este teléfono · Baton',
    listening: 'Escuchando · Baton',
    reconnecting: 'Reconectando · Baton',
    ended: 'Terminada · Baton',
  },
  welcome: {
    title: 'Llévate tu llamada',
    first: 'Pasa una reunión web en curso de tu portátil a este teléfono.',
    second: 'Nadie en la reunión te ve salir.',
    scan: 'Escanear código',
    how: 'En tu portátil, haz clic en el botón de Baton durante una llamada. Aparecerá un código.',
    offline: 'No tienes conexión. Baton se abre igualmente, pero una llamada necesita red.',
    remembers: 'Este teléfono recuerda un portátil: allí, un clic sustituye al código.',
    forget: 'Olvidar portátiles',
  },
  otherServer: {
    title: 'Este código usa otro servidor',
    why: 'Solo presenta tu teléfono al portátil; no puede oír ni ver la llamada. Continúa si lo esperabas.',
    go: 'Usar este servidor',
    elsewhere: 'Este código es de otro servidor',
    whyOpen:
      'La página de ese servidor puede leer el código, y lo conocerá. Continúa solo si conoces este nombre; si no, escanea un código de tu propio portátil.',
    open: 'Abrir esa página',
    stop: 'Cancelar',
  },
  paste: {
    open: '¿Sin cámara? Pega un enlace',
    label: 'Enlace de tu portátil',
    placeholder: 'https://…',
    submit: 'Abrir enlace',
  },
  scanning: {
    title: 'Escanea el código de tu portátil',
    starting: 'Iniciando la cámara',
    back: 'Cancelar',
    again: 'Reintentar',
    found: 'Código encontrado',
    light: 'Luz',
    camera: 'Cámara',
    unnamedCamera: (number) => `Cámara ${number}`,
    picture: 'Elegir una imagen',
    reading: 'Buscando un código en la imagen',
    nothing:
      'No hay ningún código en esa imagen. Haz otra en la que se vea nítido entero, o pega el enlace.',
    failures: {
      refused:
        'Este teléfono no dejó que Baton use la cámara. Permítelo para este sitio en los ajustes del navegador, o pega el enlace que copia tu portátil.',
      'no-camera': 'No se encontró ninguna cámara. Pega el enlace que copia tu portátil.',
      busy: 'Otra aplicación está usando la cámara. Ciérrala y reinténtalo, o pega el enlace.',
      unsupported:
        'Este navegador no da cámara a esta página; necesita una dirección segura (https). Pega el enlace.',
      failed: 'No se pudo iniciar el escáner. Reinténtalo, o pega el enlace.',
    },
  },
  confirming: {
    code: 'Código de enlace',
    title: 'Escribe este código en tu portátil',
    call: 'Llamada en',
    asking: 'Preguntando a tu portátil qué llamada es',
    only: (code) => `Continúa solo si acabas de escribir ${code} en tu propio portátil`,
    happens: {
      both: 'El micrófono y la cámara de este teléfono sustituyen a los del portátil. El navegador puede pedirte permiso.',
      microphone:
        'El micrófono de este teléfono sustituye al del portátil, sin imagen. El navegador puede pedirte permiso.',
      camera:
        'La cámara de este teléfono sustituye a la del portátil. El navegador puede pedirte permiso.',
      none: 'Ves y oyes la reunión aquí, y no envías nada hasta que quieras.',
    },
    startMuted: 'Entrarás en silencio.',
    stays: 'Tu llamada sigue en el portátil.',
    listening:
      'Los demás siguen oyendo tu portátil. Recarga la reunión para hablar desde el teléfono',
    move: 'Pasar la llamada aquí',
    listen: 'Escuchar aquí',
    decline: 'No soy yo',
    waitForCode: (code) => `Esperando a tu portátil: escribe ${code} allí`,
    waitForLaptop: 'El código es correcto. Pasando la llamada',
    codeTyped: 'El código es correcto',
    titleKnown: 'Haz clic en «Continuar» en tu portátil',
    onlyKnown: 'Continúa solo si estás ante tu propio portátil',
    waitForClick: 'Esperando a tu portátil: haz clic en «Continuar» allí',
    moving: 'Tu portátil está de acuerdo. Pasando la llamada',
    agreed: 'Tu portátil está de acuerdo',
  },
  devices: {
    microphone: 'Micrófono',
    camera: 'Cámara',
    look: 'Probar cámara y micrófono',
    lookMicrophone: 'Probar micrófono',
    lookCamera: 'Probar cámara',
    lookAway: 'Apagarlos de nuevo',
    selfView: 'Tu cámara',
    say: 'Di algo: las barras deberían moverse.',
    phoneName: 'Nombre de este teléfono',
  },
  connecting: {
    reaching: 'Contactando con tu portátil',
    reachingHint: 'Deja el código abierto en el portátil.',
    starting: 'Pasando la llamada',
    cancel: 'Cancelar',
  },
  call: {
    region: 'Llamada',
    on: (host) => `En ${host}`,
    lasting: (minutes) =>
      minutes === 1
        ? 'En este teléfono desde hace 1 minuto'
        : `En este teléfono desde hace ${minutes} minutos`,
    alone: 'Todavía no hay nadie más aquí',
    quality: { good: 'Buena', fair: 'Regular', poor: 'Mala' },
    connection: (quality) => `Conexión: ${quality}`,
    relayed: 'retransmitida',
    zoomIn: 'Ampliar',
    zoomOut: 'Pantalla entera',
    stage: (name) => `Mostrar a ${name} en grande`,
    unstage: (name) => `Mostrar a ${name} en pequeño`,
    screenOf: (name) => `Pantalla de ${name}`,
    unnamed: 'Alguien',
    speaking: ', hablando',
    mute: 'Silenciar',
    unmute: 'Activar micro',
    stopCamera: 'Apagar cámara',
    startCamera: 'Encender cámara',
    flip: 'Girar cámara',
    back: 'Volver al portátil',
    leave: 'Salir',
    more: 'Más',
    close: 'Cerrar',
    audioOnly: 'Solo audio',
    audioOnlyHint: 'Sin imágenes: menos datos, menos calor y más batería.',
    keepAwake: 'Mantener la pantalla encendida',
    floating: 'Ventana pequeña',
    speaker: 'Altavoz',
    speakerChoose: 'Elegir un altavoz',
    speakerUnnamed: (place) => `Altavoz ${place}`,
    audioOnlyChosen: 'Solo audio. Las imágenes están desactivadas',
    audioOnlyLink: 'La conexión es débil; por ahora, sin imágenes',
    showPictures: 'Mostrar imágenes',
    speak: 'Volver a hablar',
    retryMicrophone: 'Reintentar con el micrófono',
    retryCamera: 'Reintentar con la cámara',
    pausedInBackground: 'Tu micrófono se pausó mientras Baton estaba en segundo plano',
    onCall: 'En otra llamada: una llamada u otra aplicación tiene tu micrófono. Estás en silencio',
    givenBack: 'Tu micrófono vuelve a estar libre. Sigues en silencio',
    switching: 'Cambiando al micrófono que hay ahora',
    batteryLow: (percent) => `Batería al ${percent} %. Con «Solo audio» dura más`,
    mutedByPhone: 'Estás en silencio',
    mutedBySite: 'La reunión te ha silenciado',
    cameraOffBySite: 'La reunión ha apagado tu cámara',
    uplinkComing: 'Los demás aún ven tu portátil. Este teléfono toma el relevo enseguida',
    pageReloading: 'La página de la reunión se está recargando. Tu sitio se guarda en silencio',
    reconnecting: 'Reconectando; tu sitio se guarda en silencio',
    reconnectingLong:
      'Reconectando; tu sitio se guarda en silencio. Tu portátil puede estar suspendido o sin conexión',
    phoneOffline: 'Este teléfono está sin conexión. Tu portátil te guarda el sitio en silencio',
    turnOnSound: 'Activar el sonido',
    soundBlocked: 'Este teléfono retiene el sonido hasta que toques.',
    tabPicture: 'Esta es la imagen de la pestaña del portátil',
    laptop: 'Tu portátil',
    laptopHeard: 'Los demás siguen oyendo tu portátil',
    asksToRemember:
      'Tu portátil pide recordar este teléfono. La próxima vez, un clic allí sustituye al código.',
    remember: 'Recordar',
    notNow: 'Ahora no',
    stopListening: 'Dejar de escuchar',
    canMove: 'Ya puedes hablar desde este teléfono.',
    microphoneProblems: {
      refused:
        'Este teléfono no deja que Baton use el micrófono. Permítelo para este sitio en los ajustes del navegador y reinténtalo.',
      missing: 'No se encontró ningún micrófono. Conecta uno y reinténtalo.',
      busy: 'Otra aplicación está usando el micrófono. Ciérrala y reinténtalo.',
      interrupted: 'Otra llamada o aplicación tiene el micrófono. Reinténtalo cuando esté libre.',
      lost: 'El micrófono se desconectó o se apagó. Estás en silencio.',
    },
    cameraProblems: {
      refused:
        'Este teléfono no deja que Baton use la cámara. Permítelo para este sitio en los ajustes del navegador y reinténtalo.',
      missing: 'No se encontró ninguna cámara en este teléfono.',
      busy: 'Otra aplicación está usando la cámara. Ciérrala y reinténtalo.',
      interrupted: 'El teléfono ha retirado la cámara. Volverá sola cuando esté libre.',
      lost: 'La cámara se desconectó o se apagó.',
    },
  },
  leaving: {
    title: '¿Salir de esta llamada?',
    sentence: 'Tu portátil te guarda el sitio: devuélvele la llamada, o sal del todo.',
    sendBack: 'Devolver la llamada',
    leave: 'Salir de la reunión',
    cancel: 'Cancelar',
  },
  ended: {
    endings: {
      'not-a-baton-code': {
        title: 'Ese es otro tipo de código',
        sentence:
          'Este código o enlace no es de Baton. Escanea el código que Baton muestra en tu portátil.',
      },
      'newer-code': {
        title: 'Esta aplicación es demasiado antigua para ese código',
        sentence:
          'El código viene de un Baton más nuevo. Recarga esta página para actualizar y vuelve a escanear.',
      },
      expired: {
        title: 'Este código ha caducado',
        sentence: 'Un código vale minuto y medio. Escanea el que muestra ahora tu portátil.',
      },
      'expired-or-used': {
        title: 'Este código ya no sirve',
        sentence: 'Este código ha caducado o ya se usó. Muestra uno nuevo en tu portátil.',
      },
      'server-unreachable': {
        title: 'No se llega al servidor',
        sentence:
          'El servidor de Baton no responde. Comprueba que este teléfono tiene conexión y vuelve a escanear.',
      },
      'laptop-unreachable': {
        title: 'El portátil no responde',
        sentence: 'Mantén el código abierto y el portátil despierto mientras lo escaneas.',
      },
      'not-the-laptop': {
        title: 'Detenido: ese no era tu portátil',
        sentence:
          'Algo entre este teléfono y tu portátil no es lo que dice ser. No se envió nada. Prueba con otra red.',
      },
      protocol: {
        title: 'Detenido: no se entendieron',
        sentence:
          'El portátil dijo algo que este teléfono no esperaba, así que se cerró la conexión.',
      },
      declined: {
        title: 'Rechazada',
        sentence: 'El portátil rechazó este teléfono. No se envió nada.',
      },
      'wrong-code': {
        title: 'Código incorrecto',
        sentence:
          'El código escrito en el portátil no era el que se muestra aquí. Vuelve a escanear para obtener uno nuevo.',
      },
      'two-devices': {
        title: 'Detenido, por seguridad',
        sentence:
          'Dos dispositivos escanearon este código y ambos fueron rechazados. Asegúrate de que nadie más lo vea y vuelve a escanear.',
      },
      'timed-out': {
        title: 'Ha tardado demasiado',
        sentence: 'El código no se confirmó en un minuto. Vuelve a escanear cuando quieras.',
      },
      'different-network': {
        title: 'No pueden encontrarse',
        sentence:
          'Parece que este teléfono y tu portátil están en redes distintas. Conéctalos a la misma Wi-Fi y vuelve a escanear.',
      },
      'relay-refused': {
        title: 'El retransmisor no acepta',
        sentence:
          'Este teléfono y tu portátil solo se alcanzan por un retransmisor, y este los ha rechazado. Conéctalos a la misma Wi-Fi o avisa a quien lleva el servidor.',
      },
      failed: {
        title: 'No ha funcionado',
        sentence: 'La conexión con tu portátil falló. Vuelve a escanear para empezar de nuevo.',
      },
      returned: {
        title: 'Tu llamada ha vuelto al portátil',
        sentence: 'El micrófono y la cámara de este teléfono están apagados.',
      },
      left: {
        title: 'Has salido de la reunión',
        sentence:
          'El micrófono y la cámara de este teléfono están apagados. Tu portátil cierra la reunión.',
      },
      closed: {
        title: 'La llamada se cerró',
        sentence:
          'La reunión se cerró en el portátil. El micrófono y la cámara de este teléfono están apagados.',
      },
      lost: {
        title: 'El portátil no está',
        sentence:
          'Hace un rato que no se llega a tu portátil. Puede estar suspendido o sin conexión. El micrófono y la cámara de este teléfono están apagados.',
      },
    },
    rejoin: 'Volver a entrar',
    scanAgain: 'Escanear de nuevo',
    start: 'Volver al inicio',
  },
  install: {
    title: 'Ten Baton a mano',
    sentence:
      'Desde la pantalla de inicio se abre directamente en el escáner, como cualquier aplicación.',
    install: 'Instalar Baton',
    ios: [
      'Toca Compartir en la barra del navegador',
      'Elige «Añadir a pantalla de inicio»',
      'Toca «Añadir»',
    ],
    menu: ['Abre el menú del navegador', 'Elige «Instalar» o «Añadir a pantalla de inicio»'],
  },
  update: {
    ready: 'Hay una versión nueva.',
    apply: 'Actualizar ahora',
  },
};
