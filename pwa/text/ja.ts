import type { Text } from './en';

export const ja: Text = {
  app: 'Baton',
  language: '言語',
  titles: {
    idle: 'Baton',
    connecting: '接続中 · Baton',
    confirming: 'ペアリングコード · Baton',
    live: 'このスマホで通話中 · Baton',
    listening: '聞いています · Baton',
    reconnecting: '再接続中 · Baton',
    ended: '終了 · Baton',
  },
  welcome: {
    title: '通話を連れて行こう',
    first: '進行中のウェブ会議を、パソコンからこのスマホへ引き継ぎます。',
    second: '会議の誰にも、退出したようには見えません。',
    scan: 'コードをスキャン',
    how: '通話中にパソコンで Baton のボタンをクリックすると、コードが表示されます。',
    offline: 'オフラインです。Baton は開けますが、通話にはネットワークが必要です。',
    remembers:
      'このスマホはパソコンを記憶しています。そこではクリックひとつがコードの代わりになります。',
    forget: 'パソコンを忘れる',
  },
  otherServer: {
    title: 'このコードは別のサーバーを使います',
    why: 'スマホとパソコンを引き合わせるだけで、通話を聞いたり見たりはできません。心当たりがあれば続けてください。',
    go: 'このサーバーを使う',
    elsewhere: 'このコードは別のサーバーのものです',
    whyOpen:
      'そのサーバーのページはコードを読み取り、内容を知ることになります。この名前に心当たりがある場合だけ続けてください。なければ、自分のパソコンのコードをスキャンしてください。',
    open: 'そのページを開く',
    stop: 'キャンセル',
  },
  paste: {
    open: 'カメラがない場合はリンクを貼り付け',
    label: 'パソコンからのリンク',
    placeholder: 'https://…',
    submit: 'リンクを開く',
  },
  scanning: {
    title: 'パソコンのコードをスキャン',
    starting: 'カメラを起動しています',
    back: 'キャンセル',
    again: '再試行',
    found: 'コードが見つかりました',
    light: 'ライト',
    camera: 'カメラ',
    unnamedCamera: (number) => `カメラ ${number}`,
    picture: '画像を選ぶ',
    reading: '画像の中のコードを探しています',
    nothing:
      'その画像にはコードが見つかりませんでした。コード全体がはっきり写るように撮るか、リンクを貼り付けてください。',
    failures: {
      refused:
        'このスマホは Baton にカメラを許可しませんでした。ブラウザの設定でこのサイトに許可するか、パソコンでコピーしたリンクを貼り付けてください。',
      'no-camera': 'カメラが見つかりません。パソコンでコピーしたリンクを貼り付けてください。',
      busy: '別のアプリがカメラを使っています。閉じてから再試行するか、リンクを貼り付けてください。',
      unsupported:
        'このブラウザはこのページにカメラを使わせません。安全なアドレス（https）が必要です。リンクを貼り付けてください。',
      failed: 'スキャンを開始できませんでした。再試行するか、リンクを貼り付けてください。',
    },
  },
  confirming: {
    code: 'ペアリングコード',
    title: 'このコードをパソコンに入力してください',
    call: '通話先：',
    asking: 'どの通話かをパソコンに確認しています',
    only: (code) => `たった今、自分のパソコンに ${code} を入力した場合だけ続けてください`,
    happens: {
      both: 'このスマホのマイクとカメラが、パソコンのものに代わります。ブラウザが許可を求めることがあります。',
      microphone:
        'このスマホのマイクが、パソコンのものに代わります。映像は送りません。ブラウザが許可を求めることがあります。',
      camera:
        'このスマホのカメラが、パソコンのものに代わります。ブラウザが許可を求めることがあります。',
      none: '会議をここで見聞きできます。自分から始めるまで、何も送りません。',
    },
    startMuted: 'ミュートで参加します。',
    stays: '通話はまだパソコンにあります。',
    listening: 'まだパソコンの声が届いています。スマホから話すには、会議を再読み込みしてください',
    move: 'ここに通話を移す',
    listen: 'ここで聞く',
    decline: '自分ではない',
    waitForCode: (code) => `パソコンを待っています。${code} を入力してください`,
    waitForLaptop: 'コードは正しいです。通話を移しています',
    codeTyped: 'コードは正しいです',
    titleKnown: 'パソコンで「続ける」をクリックしてください',
    onlyKnown: '自分のパソコンの前にいる場合だけ続けてください',
    waitForClick: 'パソコンを待っています。「続ける」をクリックしてください',
    moving: 'パソコンが承認しました。通話を移しています',
    agreed: 'パソコンが承認しました',
  },
  devices: {
    microphone: 'マイク',
    camera: 'カメラ',
    look: 'カメラとマイクを確認',
    lookMicrophone: 'マイクを確認',
    lookCamera: 'カメラを確認',
    lookAway: 'オフに戻す',
    selfView: '自分のカメラ',
    say: '何か話してください。バーが動くはずです。',
    phoneName: 'このスマホの名前',
  },
  connecting: {
    reaching: 'パソコンに接続しています',
    reachingHint: 'パソコンのコードは開いたままにしてください。',
    starting: '通話を移しています',
    cancel: 'キャンセル',
  },
  call: {
    region: '通話',
    on: (host) => `${host} で通話中`,
    lasting: (minutes) => `このスマホで ${minutes} 分`,
    alone: 'まだほかに誰もいません',
    quality: { good: '良好', fair: '普通', poor: '不安定' },
    connection: (quality) => `接続：${quality}`,
    relayed: '中継',
    zoomIn: '拡大',
    zoomOut: '画面全体',
    stage: (name) => `${name} を大きく表示`,
    unstage: (name) => `${name} を小さく表示`,
    screenOf: (name) => `${name} の画面`,
    unnamed: '参加者',
    speaking: '（発言中）',
    mute: 'ミュート',
    unmute: 'ミュート解除',
    stopCamera: 'カメラをオフ',
    startCamera: 'カメラをオン',
    flip: 'カメラ切替',
    back: 'パソコンに戻す',
    leave: '退出',
    more: 'その他',
    close: '閉じる',
    audioOnly: '音声のみ',
    audioOnlyHint: '映像なし：データ量と発熱を抑え、電池が長持ちします。',
    keepAwake: '画面をつけたままにする',
    floating: '小さなウィンドウ',
    speaker: 'スピーカー',
    speakerChoose: 'スピーカーを選ぶ',
    speakerUnnamed: (place) => `スピーカー ${place}`,
    audioOnlyChosen: '音声のみ。映像はオフです',
    audioOnlyLink: '接続が弱いため、今は映像をオフにしています',
    showPictures: '映像を表示',
    speak: 'もう一度話す',
    retryMicrophone: 'マイクを再試行',
    retryCamera: 'カメラを再試行',
    pausedInBackground: 'Baton が背後にあった間、マイクは一時停止していました',
    onCall: '電話中：電話か別のアプリがマイクを使っています。ミュートされています',
    givenBack: 'マイクがまた使えます。まだミュートされています',
    switching: '今あるマイクに切り替えています',
    batteryLow: (percent) => `電池残量 ${percent}%。「音声のみ」なら長持ちします`,
    mutedByPhone: 'ミュート中です',
    mutedBySite: '会議側でミュートされています',
    cameraOffBySite: '会議側でカメラがオフにされました',
    uplinkComing: 'ほかの人にはまだパソコンが見えています。まもなくこのスマホに切り替わります',
    pageReloading: '会議のページを再読み込みしています。席はミュートで保たれています',
    reconnecting: '再接続中。席はミュートで保たれています',
    reconnectingLong:
      '再接続中。席はミュートで保たれています。パソコンがスリープ中かオフラインかもしれません',
    phoneOffline: 'このスマホはオフラインです。パソコンが席をミュートで保っています',
    turnOnSound: '音声をオンにする',
    soundBlocked: 'タップするまで、このスマホは音を出しません。',
    tabPicture: 'パソコンのタブの映像です',
    laptop: '自分のパソコン',
    laptopHeard: 'まだパソコンの声が届いています',
    asksToRemember:
      'パソコンがこのスマホの記憶を求めています。次回はそこでのクリックひとつがコードの代わりになります。',
    remember: '記憶する',
    notNow: '今はしない',
    stopListening: '聞くのをやめる',
    canMove: 'このスマホから話せるようになりました。',
    microphoneProblems: {
      refused:
        'このスマホは Baton にマイクを許可していません。ブラウザの設定でこのサイトに許可してから、再試行してください。',
      missing: 'マイクが見つかりません。接続してから再試行してください。',
      busy: '別のアプリがマイクを使っています。閉じてから再試行してください。',
      interrupted: '別の通話かアプリがマイクを使っています。空いたら再試行してください。',
      lost: 'マイクが外されたか、オフになりました。ミュート中です。',
    },
    cameraProblems: {
      refused:
        'このスマホは Baton にカメラを許可していません。ブラウザの設定でこのサイトに許可してから、再試行してください。',
      missing: 'このスマホにはカメラが見つかりません。',
      busy: '別のアプリがカメラを使っています。閉じてから再試行してください。',
      interrupted: 'スマホがカメラを取り上げました。空くと自動で戻ります。',
      lost: 'カメラが外されたか、オフになりました。',
    },
  },
  leaving: {
    title: 'この通話を離れますか？',
    sentence: 'パソコンが席を保っています。通話をパソコンに返すか、完全に退出できます。',
    sendBack: 'パソコンに返す',
    leave: '会議から退出',
    cancel: 'キャンセル',
  },
  ended: {
    endings: {
      'not-a-baton-code': {
        title: '別の種類のコードです',
        sentence:
          'このコードまたはリンクは Baton のものではありません。パソコンで Baton が表示するコードをスキャンしてください。',
      },
      'newer-code': {
        title: 'このコードにはアプリが古すぎます',
        sentence:
          '新しい Baton のコードです。このページを再読み込みして更新し、もう一度スキャンしてください。',
      },
      expired: {
        title: 'コードの期限が切れました',
        sentence: 'コードの有効時間は1分半です。今パソコンに出ているコードをスキャンしてください。',
      },
      'expired-or-used': {
        title: 'このコードはもう使えません',
        sentence:
          '期限が切れたか、すでに使われています。パソコンで新しいコードを表示してください。',
      },
      'server-unreachable': {
        title: 'サーバーに届きません',
        sentence:
          'Baton のサーバーが応答しません。このスマホがオンラインか確かめて、もう一度スキャンしてください。',
      },
      'laptop-unreachable': {
        title: 'パソコンが応答しません',
        sentence: 'スキャンする間、パソコンのコードを開いたままにし、スリープさせないでください。',
      },
      'not-the-laptop': {
        title: '中止：あなたのパソコンではありませんでした',
        sentence:
          'スマホとパソコンの間に、なりすましているものがあります。何も送っていません。別のネットワークを試してください。',
      },
      protocol: {
        title: '中止：うまく話が通じませんでした',
        sentence: 'パソコンから予期しない内容が届いたため、接続を閉じました。',
      },
      declined: {
        title: '拒否されました',
        sentence: 'パソコンがこのスマホを拒否しました。何も送っていません。',
      },
      'wrong-code': {
        title: 'コードが違います',
        sentence:
          'パソコンに入力されたコードは、ここに表示されたものと違いました。もう一度スキャンして新しいコードを使ってください。',
      },
      'two-devices': {
        title: '安全のため中止しました',
        sentence:
          '2台がこのコードをスキャンしたため、どちらも断りました。ほかの人に見えないようにして、もう一度スキャンしてください。',
      },
      'timed-out': {
        title: '時間がかかりすぎました',
        sentence:
          'コードが1分以内に確認されませんでした。準備ができたら、もう一度スキャンしてください。',
      },
      'different-network': {
        title: '互いに接続できません',
        sentence:
          'スマホとパソコンが別のネットワークにあるようです。両方を同じ Wi-Fi につないで、もう一度スキャンしてください。',
      },
      'relay-refused': {
        title: '中継が断られました',
        sentence:
          'スマホとパソコンは中継サーバー経由でしかつながりませんが、中継が断られました。両方を同じ Wi-Fi につなぐか、サーバーの管理者に知らせてください。',
      },
      failed: {
        title: 'うまくいきませんでした',
        sentence: 'パソコンとの接続に失敗しました。もう一度スキャンしてください。',
      },
      returned: {
        title: '通話はパソコンに戻りました',
        sentence: 'このスマホのマイクとカメラはオフです。',
      },
      left: {
        title: '会議から退出しました',
        sentence: 'このスマホのマイクとカメラはオフです。パソコンが会議を閉じます。',
      },
      closed: {
        title: '通話が閉じられました',
        sentence: 'パソコンで会議が閉じられました。このスマホのマイクとカメラはオフです。',
      },
      lost: {
        title: 'パソコンがいなくなりました',
        sentence:
          'しばらくパソコンに接続できませんでした。スリープ中かオフラインかもしれません。このスマホのマイクとカメラはオフです。',
      },
    },
    rejoin: '再参加',
    scanAgain: 'もう一度スキャン',
    start: '最初に戻る',
  },
  install: {
    title: 'Baton をいつでも手元に',
    sentence: 'ホーム画面から開くと、普通のアプリのように、すぐスキャンが始まります。',
    install: 'Baton をインストール',
    ios: ['ブラウザのバーの「共有」をタップ', '「ホーム画面に追加」を選ぶ', '「追加」をタップ'],
    menu: ['ブラウザのメニューを開く', '「インストール」または「ホーム画面に追加」を選ぶ'],
  },
  update: {
    ready: '新しいバージョンがあります。',
    apply: '今すぐ更新',
  },
};
