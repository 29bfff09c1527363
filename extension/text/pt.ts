import type { Text } from './en';

export const pt: Text = {
  toolbar: {
    idle: 'Enviar esta chamada para o celular',
    inviting: 'Baton: esperando o celular ler o código',
    confirming: 'Baton: digite o código mostrado no celular',
    connecting: 'Baton: conectando o celular',
    live: 'Baton: esta chamada está no celular',
    muted: 'Baton: esta chamada está no celular, com o microfone desligado',
    listening: 'Baton: o celular está ouvindo; ainda ouvem este notebook',
    reconnecting: 'Baton: reconectando; seu lugar está guardado, com o microfone desligado',
    ended: 'Baton: sua chamada voltou a este notebook',
    refused: 'O Baton não funciona nesta página: o navegador a protege',
    menu: {
      'allow-site': 'Permitir o Baton neste site…',
      'how-it-works': 'Como o Baton funciona',
      options: 'Opções',
    },
  },
  overlay: {
    move: 'Mover este cartão. As setas também servem',
    close: 'Fechar',
    details: 'Detalhes',
    newCode: 'Novo código',
    inviting: {
      title: 'Enviar para o celular',
      qr: 'Código QR para ler com o celular',
      scan: 'Leia com a câmera do celular',
      newCodeIn: (time) => `Novo código em ${time}`,
      newCodeSoon: 'Criando um código novo',
      copyLink: 'Copiar link',
      copied: 'Copiado',
      copyFailed: 'Esta página não deixa o Baton usar a área de transferência. Leia o código.',
      opening: 'Pedindo um código',
      blank: 'Ninguém leu o código em cinco minutos, então o Baton o guardou.',
      offline:
        'O servidor do Baton não responde. O Baton continua tentando; verifique a rede, ou o servidor nas opções do Baton.',
      covered:
        'Você está compartilhando a tela. Quem a vê poderia ler o código, então o Baton o esconde.',
      coveredInstead:
        'Em vez disso, copie o link e envie-o ao celular, ou compartilhe só uma janela na reunião.',
      showAnyway: 'Mostrar mesmo assim',
      noCall: 'Ainda não há chamada nesta aba. Entre na reunião e depois leia o código.',
      listeningOnly:
        'Nesta página o celular só pode ouvir, até o site ser permitido e recarregado.',
      embedded: (host) =>
        `A reunião está em um quadro de ${host}, onde o Baton ainda não pode entrar.`,
      allowFrame: (host) => `Permitir ${host} e recarregar`,
      endsOther: 'O Baton já está em uso em outra aba. Um código novo aqui encerra aquilo.',
      newCodeHere: 'Novo código aqui',
    },
    notices: {
      'old-code': 'Alguém leu um código antigo. Só o código mostrado agora vale.',
      'wrong-code':
        'Esse não era o código do celular, então nada foi enviado. Leia o novo código para tentar de novo.',
      'two-devices':
        'Dois aparelhos leram este código, e o Baton recusou os dois. Aqui está um novo.',
      declined: 'O pedido foi recusado. Nada foi enviado.',
      'timed-out':
        'Demorou demais, então nada foi enviado. Leia o novo código para tentar de novo.',
      'too-many-attempts':
        'Tentativas demais. O Baton não aceita mais leituras; peça um novo código quando quiser.',
      'relay-refused':
        'O celular não alcançou este notebook, e o retransmissor recusou. Conecte os dois ao mesmo Wi-Fi ou avise quem cuida do servidor.',
      failed: 'O celular não conseguiu se conectar. Leia o novo código para tentar de novo.',
    },
    confirming: {
      title: 'Enviar para o celular',
      wants: (phone) => `${phone} quer esta chamada.`,
      someone: 'Um celular',
      type: 'Digite o código mostrado no celular',
      field: 'Código mostrado no celular',
      twoDigits: 'Dois algarismos. O Baton segue depois do segundo.',
      decline: 'Recusar',
      tapNow: 'O código está certo. Agora toque em “Trazer chamada para cá” no celular.',
      listeningOnly: 'Ele só pode ouvir: as pessoas ainda ouvirão seu notebook.',
    },
    connecting: {
      title: 'Chamada no celular',
      moving: (phone) => `Passando a chamada para ${phone}`,
    },
    live: {
      title: 'Chamada no celular',
      onPhone: 'No celular',
      microphone: {
        sent: 'As pessoas ouvem seu celular',
        muted: 'Microfone desligado no celular',
        'muted-by-site': 'Microfone desligado na reunião',
        paused: 'Microfone em pausa: celular em segundo plano',
      },
      camera: { sent: 'As pessoas veem seu celular', off: 'Câmera desligada' },
      link: { good: 'Boa conexão', fair: 'Conexão regular', poor: 'Conexão fraca' },
      relayed: 'retransmitida',
      deviceHeld:
        'Esta página ainda segura o microfone ou a câmera do notebook. Nada deles é enviado.',
      keepAwake: 'Deixe este notebook aberto e acordado',
      letBaton: 'Deixar o Baton mantê-lo acordado',
      keptAwake: 'O Baton mantém este notebook acordado. Deixe-o aberto.',
      bringBack: 'Trazer de volta',
      returning: 'Trazendo a chamada de volta',
    },
    oldCodeInCall: 'Alguém leu um código antigo. Foi recusado; sua chamada não muda.',
    problems: {
      'devices-refused':
        'O navegador não deixou esta página usar o microfone ou a câmera. Permita-os para o site e tente de novo.',
      'devices-failed':
        'Não foi possível abrir o microfone ou a câmera do notebook. Outro programa pode estar usando.',
    },
    leave: {
      title: 'Sair da reunião',
      leaving: 'Saindo da reunião…',
      question: 'Sair da reunião? Isso fecha a aba.',
      why: 'Você tocou em “Sair” no celular.',
      closeTab: 'Fechar aba',
      stay: 'Ficar',
    },
    listening: {
      title: 'Chamada no celular',
      hears: (phone) => `${phone} está ouvindo`,
      stillLaptop: 'Ainda ouvem seu notebook. Recarregue a reunião para falar pelo celular.',
      embedded: (host) => `A reunião está em um quadro de ${host}. Ainda ouvem seu notebook.`,
      reloadFirst: 'Recarregue para usar o microfone e a câmera do celular.',
      joinAgain:
        'Entre na reunião e toque em “Trazer chamada para cá” no celular para falar por ele.',
      allow: 'Permitir este site e recarregar',
      allowFrame: (host) => `Permitir ${host} e recarregar`,
      reload: 'Recarregar esta página',
      nothingFound: 'O Baton não encontra som nem imagem de uma reunião nesta página.',
      shareTab: 'Compartilhar a imagem e o som desta aba',
      tabShared: 'O celular mostra esta aba e toca o som dela.',
      stopSharing: 'Para parar, use “Parar de compartilhar” do próprio navegador.',
    },
    reconnecting: {
      title: 'Chamada no celular',
      holding: 'Reconectando; seu lugar está guardado, com o microfone desligado',
      hint: (phone) => `O Baton perdeu ${phone} e continua tentando por 45 segundos.`,
    },
    ended: {
      title: 'Chamada no celular',
      over: 'Transferência encerrada',
      onLaptop: 'De volta ao notebook',
      back: 'Sua chamada voltou, com o microfone desligado',
      unmute: 'Ligar microfone',
      turnOn: 'Ligar microfone e câmera',
      turningOn: 'Ligando microfone e câmera',
      reasons: {
        declined: (who) => `${who} recusou a chamada.`,
        'wrong-code': () => 'O código estava errado. Nada foi enviado.',
        'two-devices': () => 'Dois aparelhos leram o código. Nada foi enviado.',
        'timed-out': () => 'Demorou demais. Nada foi enviado.',
        returned: () => 'A chamada voltou a este notebook.',
        left: (who) => `${who} saiu da chamada.`,
        closed: (who) => `${who} fechou o Baton.`,
        failed: () => 'A conexão com o celular falhou.',
        lost: (who) => `${who} ficou fora de alcance por 45 segundos.`,
        'meeting-ended': () => 'A reunião terminou.',
      },
      someone: 'Seu celular',
    },
  },
  sites: {
    title: 'Sites de reunião',
    why: 'Em um site permitido, o Baton começa junto com a reunião, e o celular pode falar além de ouvir. Até você clicar no botão, ele só toma nota da chamada da página e não envia nada a lugar nenhum.',
    everywhereElse:
      'Em qualquer outro site o botão também funciona: pode ser tarde para o celular falar, e ele avisa.',
    builtIn: 'Permitido por quem preparou esta cópia do Baton',
    refused: 'Nada mudou: o navegador não permitiu.',
    allowed: (site) => `${site} está permitido. Recarregue as reuniões abertas lá.`,
    removed: (site) => `${site} não está mais permitido.`,
    otherTitle: 'Outro site',
    otherField: 'Endereço do site da reunião',
    otherExample: 'meet.example.org',
    allow: 'Permitir este site',
    notASite: 'Isso não é o endereço de um site. Deve se parecer com meet.example.org.',
    othersTitle: 'Também permitidos',
    remove: 'Remover',
    removeSite: (site) => `Remover ${site}`,
  },
  language: {
    title: 'Idioma',
    choose: 'Idioma do Baton',
  },
  options: {
    title: 'Opções do Baton',
    serverTitle: 'Servidor',
    serverWhy:
      'O notebook e o celular se encontram por este servidor, e o celular abre a página dele. Nem som nem imagem passam por ele.',
    serverField: 'Endereço do servidor',
    save: 'Salvar e verificar',
    useBuiltIn: 'Usar o servidor de origem',
    notAnOrigin:
      'Isso não é o endereço de um servidor. Deve se parecer com https://call.example.org, sem nada depois do nome.',
    checking: 'Perguntando ao servidor',
    unreachable: (server) =>
      `Salvo, mas ${server} não responde. Verifique o endereço e se o servidor está no ar.`,
    notBaton: (server) => `Salvo, mas o que responde em ${server} não é um servidor do Baton.`,
    good: (phoneOrigin) => `Salvo. O servidor responde; os celulares abrem ${phoneOrigin}.`,
    ask: (phoneOrigin) =>
      `Salvo. O servidor responde, mas manda os celulares para outro lugar: ${phoneOrigin}. O Baton só põe isso em um código se você o conhece.`,
    insecure: (phoneOrigin) =>
      `Salvo, mas o servidor manda os celulares para ${phoneOrigin}, que não é https. Lá os celulares não permitem câmera nem microfone.`,
    tooLong: (phoneOrigin) =>
      `Salvo, mas ${phoneOrigin} é longo demais para um código que celulares consigam ler. Dê ao servidor um nome mais curto.`,
    confirm: (phoneOrigin) => `Conheço ${phoneOrigin}; mande os celulares para lá`,
    reset: {
      title: 'Começar de novo',
      why: 'Volta ao servidor de origem, retira os sites e permissões que você concedeu e esquece onde você deixou o cartão do Baton.',
      reset: 'Restaurar o padrão',
      question: 'Restaurar tudo nesta página?',
      yes: 'Restaurar',
      no: 'Manter',
    },
  },
  awake: {
    title: 'Manter este notebook acordado?',
    label: 'Manter este notebook acordado enquanto leva uma chamada',
    why: 'O notebook guarda seu lugar na reunião, então não pode dormir. O Baton pode mantê-lo acordado até a chamada acabar; a tela pode apagar. Fechar a tampa ainda o faz dormir.',
    allow: 'Mantê-lo acordado',
    cancel: 'Agora não',
    refused: 'O navegador não permitiu. Você pode tentar de novo ou deixar assim.',
  },
  firstRun: {
    page: 'Boas-vindas ao Baton',
    title: 'Leve sua chamada para o celular',
    lead: 'O Baton passa uma reunião web deste notebook para o celular. Ninguém na reunião vê você sair.',
    steps: [
      { title: 'Clique no Baton durante a reunião', words: 'Um código aparece sobre a página.' },
      {
        title: 'Leia-o com o celular',
        words: 'Digite aqui os dois algarismos do celular e toque lá em “Trazer chamada para cá”.',
      },
      {
        title: 'Saia andando, e volte',
        words: 'O notebook guarda seu lugar. “Trazer de volta” devolve a chamada com um clique.',
      },
    ],
    pinTitle: 'Tenha o botão à mão',
    pin: 'Abra a peça de quebra-cabeça ao lado da barra de endereço e clique no alfinete junto ao Baton.',
    shortcut: (keys) => `Ou pressione ${keys} na reunião.`,
    done: 'Pronto',
    later: 'Tudo isso pode ser mudado depois nas opções do Baton.',
  },
  allow: {
    page: 'Permitir o Baton',
    title: (site) => `Permitir o Baton em ${site}?`,
    why: 'Assim ele começa com a reunião, e o celular pode falar. A reunião recarrega; entre de novo e o celular continua.',
    allow: 'Permitir e recarregar',
    cancel: 'Cancelar',
    refused: 'O navegador não permitiu. Você pode tentar de novo ou cancelar.',
    failed: 'Algo deu errado. Feche esta janela e clique de novo no botão do Baton na reunião.',
    unknown: 'Esta janela abriu sem um site. Feche-a e comece pela reunião.',
  },
};
