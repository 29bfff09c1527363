import type { Text } from './en';

export const pt: Text = {
  app: 'Baton',
  language: 'Idioma',
  titles: {
    idle: 'Baton',
    connecting: 'Conectando · Baton',
    confirming: 'Código de pareamento · Baton',
    live: 'Neste celular · Baton',
    listening: 'Ouvindo · Baton',
    reconnecting: 'Reconectando · Baton',
    ended: 'Encerrada · Baton',
  },
  welcome: {
    title: 'Leve sua chamada com você',
    first: 'Traga uma reunião web em andamento do notebook para este celular.',
    second: 'Ninguém na reunião vê você sair.',
    scan: 'Ler código',
    how: 'No notebook, clique no botão do Baton durante uma chamada. Um código aparece.',
    offline: 'Você está sem conexão. O Baton abre mesmo assim, mas uma chamada precisa de rede.',
    remembers: 'Este celular lembra um notebook: lá, um clique substitui o código.',
    forget: 'Esquecer notebooks',
  },
  otherServer: {
    title: 'Este código usa outro servidor',
    why: 'Ele só apresenta seu celular ao notebook; não pode ouvir nem ver a chamada. Continue se você esperava por isso.',
    go: 'Usar este servidor',
    elsewhere: 'Este código é de outro servidor',
    whyOpen:
      'A página desse servidor pode ler o código, e vai conhecê-lo. Continue só se você conhece este nome; senão, leia um código do seu próprio notebook.',
    open: 'Abrir essa página',
    stop: 'Cancelar',
  },
  paste: {
    open: 'Sem câmera? Cole um link',
    label: 'Link do seu notebook',
    placeholder: 'https://…',
    submit: 'Abrir link',
  },
  scanning: {
    title: 'Leia o código no seu notebook',
    starting: 'Ligando a câmera',
    back: 'Cancelar',
    again: 'Tentar de novo',
    found: 'Código encontrado',
    light: 'Luz',
    camera: 'Câmera',
    unnamedCamera: (number) => `Câmera ${number}`,
    picture: 'Escolher uma imagem',
    reading: 'Procurando um código na imagem',
    nothing: 'Não há código nessa imagem. Tire outra com o código inteiro nítido, ou cole o link.',
    failures: {
      refused:
        'Este celular não deixou o Baton usar a câmera. Permita nas configurações do navegador para este site, ou cole o link que o notebook copia.',
      'no-camera': 'Nenhuma câmera encontrada. Cole o link que o notebook copia.',
      busy: 'Outro aplicativo está usando a câmera. Feche-o e tente de novo, ou cole o link.',
      unsupported:
        'Este navegador não dá câmera a esta página; ela precisa de um endereço seguro (https). Cole o link.',
      failed: 'Não foi possível iniciar o leitor. Tente de novo, ou cole o link.',
    },
  },
  confirming: {
    code: 'Código de pareamento',
    title: 'Digite este código no notebook',
    call: 'Chamada em',
    asking: 'Perguntando ao notebook qual chamada é esta',
    only: (code) => `Continue só se você acabou de digitar ${code} no seu próprio notebook`,
    happens: {
      both: 'O microfone e a câmera deste celular assumem o lugar dos do notebook. O navegador pode pedir permissão.',
      microphone:
        'O microfone deste celular assume o lugar do microfone do notebook, sem imagem. O navegador pode pedir permissão.',
      camera:
        'A câmera deste celular assume o lugar da câmera do notebook. O navegador pode pedir permissão.',
      none: 'Você vê e ouve a reunião aqui, e não envia nada até querer.',
    },
    startMuted: 'Você entrará com o microfone desligado.',
    stays: 'Sua chamada continua no notebook.',
    listening: 'Ainda ouvem seu notebook. Recarregue a reunião para falar pelo celular',
    move: 'Trazer chamada para cá',
    listen: 'Ouvir aqui',
    decline: 'Não sou eu',
    waitForCode: (code) => `Esperando o notebook: digite ${code} lá`,
    waitForLaptop: 'O código está certo. Trazendo a chamada',
    codeTyped: 'O código está certo',
    titleKnown: 'Clique em “Continuar” no notebook',
    onlyKnown: 'Continue só se você está no seu próprio notebook',
    waitForClick: 'Esperando o notebook: clique em “Continuar” lá',
    moving: 'Seu notebook concordou. Trazendo a chamada',
    agreed: 'Seu notebook concordou',
  },
  devices: {
    microphone: 'Microfone',
    camera: 'Câmera',
    look: 'Testar câmera e microfone',
    lookMicrophone: 'Testar microfone',
    lookCamera: 'Testar câmera',
    lookAway: 'Desligar de novo',
    selfView: 'Sua câmera',
    say: 'Diga algo: as barras devem se mexer.',
    phoneName: 'Nome deste celular',
  },
  connecting: {
    reaching: 'Procurando seu notebook',
    reachingHint: 'Deixe o código aberto no notebook.',
    starting: 'Trazendo a chamada',
    cancel: 'Cancelar',
  },
  call: {
    region: 'Chamada',
    on: (host) => `Em ${host}`,
    lasting: (minutes) =>
      minutes === 1 ? 'Neste celular há 1 minuto' : `Neste celular há ${minutes} minutos`,
    alone: 'Ainda não há mais ninguém aqui',
    quality: { good: 'Boa', fair: 'Regular', poor: 'Ruim' },
    connection: (quality) => `Conexão: ${quality}`,
    relayed: 'retransmitida',
    zoomIn: 'Ampliar',
    zoomOut: 'Tela inteira',
    stage: (name) => `Mostrar ${name} em tamanho grande`,
    unstage: (name) => `Mostrar ${name} em tamanho pequeno`,
    screenOf: (name) => `Tela de ${name}`,
    unnamed: 'Alguém',
    speaking: ', falando',
    mute: 'Desligar microfone',
    unmute: 'Ligar microfone',
    stopCamera: 'Desligar câmera',
    startCamera: 'Ligar câmera',
    flip: 'Virar câmera',
    back: 'Voltar ao notebook',
    leave: 'Sair',
    more: 'Mais',
    close: 'Fechar',
    audioOnly: 'Só áudio',
    audioOnlyHint: 'Sem imagens: menos dados, menos calor e mais bateria.',
    keepAwake: 'Manter a tela ligada',
    floating: 'Janela pequena',
    speaker: 'Alto-falante',
    speakerChoose: 'Escolher um alto-falante',
    speakerUnnamed: (place) => `Alto-falante ${place}`,
    audioOnlyChosen: 'Só áudio. As imagens estão desligadas',
    audioOnlyLink: 'A conexão está fraca; por enquanto, sem imagens',
    showPictures: 'Mostrar imagens',
    speak: 'Voltar a falar',
    retryMicrophone: 'Tentar o microfone de novo',
    retryCamera: 'Tentar a câmera de novo',
    pausedInBackground: 'Seu microfone ficou em pausa enquanto o Baton estava em segundo plano',
    onCall:
      'Em ligação: um telefonema ou outro aplicativo está com seu microfone. Seu microfone está desligado',
    givenBack: 'Seu microfone está livre de novo. Ele continua desligado',
    switching: 'Mudando para o microfone disponível',
    batteryLow: (percent) => `Bateria em ${percent} %. Com “Só áudio” ela dura mais`,
    mutedByPhone: 'Seu microfone está desligado',
    mutedBySite: 'Microfone desligado pela reunião',
    cameraOffBySite: 'Câmera desligada pela reunião',
    uplinkComing: 'Os outros ainda veem seu notebook. Este celular assume em instantes',
    pageReloading:
      'A página da reunião está recarregando. Seu lugar está guardado, com o microfone desligado',
    reconnecting: 'Reconectando; seu lugar está guardado, com o microfone desligado',
    reconnectingLong:
      'Reconectando; seu lugar está guardado, com o microfone desligado. O notebook pode estar suspenso ou sem conexão',
    phoneOffline:
      'Este celular está sem conexão. O notebook guarda seu lugar, com o microfone desligado',
    turnOnSound: 'Ligar o som',
    soundBlocked: 'Este celular segura o som até você tocar.',
    tabPicture: 'Esta é a imagem da aba do notebook',
    laptop: 'Seu notebook',
    laptopHeard: 'Ainda ouvem seu notebook',
    asksToRemember:
      'Seu notebook pede para lembrar este celular. Na próxima vez, um clique lá substitui o código.',
    remember: 'Lembrar',
    notNow: 'Agora não',
    stopListening: 'Parar de ouvir',
    canMove: 'Agora você pode falar por este celular.',
    microphoneProblems: {
      refused:
        'Este celular não deixa o Baton usar o microfone. Permita nas configurações do navegador para este site e tente de novo.',
      missing: 'Nenhum microfone encontrado. Conecte um e tente de novo.',
      busy: 'Outro aplicativo está usando o microfone. Feche-o e tente de novo.',
      interrupted:
        'Outra ligação ou aplicativo está com o microfone. Tente de novo quando ele ficar livre.',
      lost: 'O microfone foi desconectado ou desligado. Ninguém ouve você.',
    },
    cameraProblems: {
      refused:
        'Este celular não deixa o Baton usar a câmera. Permita nas configurações do navegador para este site e tente de novo.',
      missing: 'Nenhuma câmera encontrada neste celular.',
      busy: 'Outro aplicativo está usando a câmera. Feche-o e tente de novo.',
      interrupted: 'O celular tomou a câmera. Ela volta sozinha quando ficar livre.',
      lost: 'A câmera foi desconectada ou desligada.',
    },
  },
  leaving: {
    title: 'Sair desta chamada?',
    sentence: 'O notebook guarda seu lugar: devolva a chamada a ele, ou saia de vez.',
    sendBack: 'Devolver a chamada',
    leave: 'Sair da reunião',
    cancel: 'Cancelar',
  },
  ended: {
    endings: {
      'not-a-baton-code': {
        title: 'Esse é outro tipo de código',
        sentence:
          'Este código ou link não é do Baton. Leia o código que o Baton mostra no notebook.',
      },
      'newer-code': {
        title: 'Este aplicativo é antigo demais para o código',
        sentence:
          'O código vem de um Baton mais novo. Recarregue esta página para atualizar e leia de novo.',
      },
      expired: {
        title: 'Este código expirou',
        sentence: 'Um código vale um minuto e meio. Leia o que o notebook mostra agora.',
      },
      'expired-or-used': {
        title: 'Este código não vale mais',
        sentence: 'Este código expirou ou já foi usado. Mostre um novo no notebook.',
      },
      'server-unreachable': {
        title: 'Sem caminho até o servidor',
        sentence:
          'O servidor do Baton não responde. Veja se este celular está conectado e leia de novo.',
      },
      'laptop-unreachable': {
        title: 'O notebook não responde',
        sentence: 'Deixe o código aberto e o notebook acordado enquanto você lê o código.',
      },
      'not-the-laptop': {
        title: 'Interrompido: não era o seu notebook',
        sentence:
          'Algo entre este celular e o notebook não é o que diz ser. Nada foi enviado. Tente outra rede.',
      },
      protocol: {
        title: 'Interrompido: os dois não se entenderam',
        sentence: 'O notebook disse algo que este celular não esperava, e a conexão foi fechada.',
      },
      declined: {
        title: 'Recusado',
        sentence: 'O notebook recusou este celular. Nada foi enviado.',
      },
      'wrong-code': {
        title: 'Código errado',
        sentence:
          'O código digitado no notebook não era o mostrado aqui. Leia de novo para ter outro.',
      },
      'two-devices': {
        title: 'Interrompido, por segurança',
        sentence:
          'Dois aparelhos leram este código, e os dois foram recusados. Cuide para que ninguém mais o veja e leia de novo.',
      },
      'timed-out': {
        title: 'Demorou demais',
        sentence: 'O código não foi confirmado em um minuto. Leia de novo quando quiser.',
      },
      'different-network': {
        title: 'Os dois não se encontram',
        sentence:
          'Este celular e o notebook parecem estar em redes diferentes. Conecte os dois ao mesmo Wi-Fi e leia de novo.',
      },
      'relay-refused': {
        title: 'O retransmissor recusou',
        sentence:
          'Este celular e o notebook só se alcançam por um retransmissor, e ele recusou. Conecte os dois ao mesmo Wi-Fi ou avise quem cuida do servidor.',
      },
      failed: {
        title: 'Não deu certo',
        sentence: 'A conexão com o notebook falhou. Leia de novo para recomeçar.',
      },
      returned: {
        title: 'Sua chamada voltou ao notebook',
        sentence: 'O microfone e a câmera deste celular estão desligados.',
      },
      left: {
        title: 'Você saiu da reunião',
        sentence:
          'O microfone e a câmera deste celular estão desligados. O notebook fecha a reunião.',
      },
      closed: {
        title: 'A chamada foi fechada',
        sentence:
          'A reunião foi fechada no notebook. O microfone e a câmera deste celular estão desligados.',
      },
      lost: {
        title: 'O notebook sumiu',
        sentence:
          'Faz um tempo que o notebook não responde. Ele pode estar suspenso ou sem conexão. O microfone e a câmera deste celular estão desligados.',
      },
    },
    rejoin: 'Voltar à chamada',
    scanAgain: 'Ler de novo',
    start: 'Voltar ao início',
  },
  install: {
    title: 'Tenha o Baton à mão',
    sentence: 'Na tela inicial, ele abre direto no leitor, como qualquer aplicativo.',
    install: 'Instalar o Baton',
    ios: [
      'Toque em Compartilhar na barra do navegador',
      'Escolha “Adicionar à Tela de Início”',
      'Toque em “Adicionar”',
    ],
    menu: ['Abra o menu do navegador', 'Escolha “Instalar” ou “Adicionar à tela inicial”'],
  },
  update: {
    ready: 'Há uma versão nova.',
    apply: 'Atualizar agora',
  },
};
