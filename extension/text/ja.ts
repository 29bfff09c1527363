import type { Text } from './en';

export const ja: Text = {
  toolbar: {
    idle: 'この通話をスマホに送る',
    inviting: 'Baton：スマホのスキャンを待っています',
    confirming: 'Baton：スマホに表示されたコードを入力してください',
    connecting: 'Baton：スマホに接続しています',
    live: 'Baton：この通話はスマホにあります',
    muted: 'Baton：この通話はスマホにあります（ミュート中）',
    listening: 'Baton：スマホが聞いています。まだこのパソコンの声が届いています',
    reconnecting: 'Baton：再接続中。席はミュートで保たれています',
    ended: 'Baton：通話はこのパソコンに戻りました',
    refused: 'このページでは Baton を使えません。ブラウザが保護しています',
    menu: {
      'allow-site': 'このサイトで Baton を許可…',
      'how-it-works': 'Baton の使い方',
      options: '設定',
    },
  },
  overlay: {
    move: 'このカードを動かす。矢印キーでも動きます',
    close: '閉じる',
    details: '詳細',
    newCode: '新しいコード',
    inviting: {
      title: 'スマホに送る',
      qr: 'スマホでスキャンする QR コード',
      scan: 'スマホのカメラでスキャンしてください',
      newCodeIn: (time) => `${time} 後に新しいコード`,
      newCodeSoon: '新しいコードを作っています',
      copyLink: 'リンクをコピー',
      copied: 'コピーしました',
      copyFailed:
        'このページは Baton にクリップボードを使わせません。コードをスキャンしてください。',
      opening: 'コードを取得しています',
      blank: '5分間スキャンされなかったので、コードをしまいました。',
      offline:
        'Baton のサーバーに接続できません。接続を試み続けます。ネットワークか、Baton の設定のサーバーを確かめてください。',
      covered: '画面を共有しています。見ている人がコードをスキャンできるため、隠しています。',
      coveredInstead:
        '代わりに、リンクをコピーしてスマホに送るか、会議でひとつのウィンドウだけを共有してください。',
      showAnyway: 'それでも表示',
      noCall: 'このタブにはまだ通話がありません。会議に参加してからスキャンしてください。',
      listeningOnly: 'サイトを許可して再読み込みするまで、このページではスマホは聞くだけです。',
      embedded: (host) => `会議は ${host} のフレームの中にあり、Baton はまだ入れません。`,
      allowFrame: (host) => `${host} を許可して再読み込み`,
      endsOther: 'Baton は別のタブで使用中です。ここで新しいコードを作ると、そちらは終わります。',
      newCodeHere: 'ここで新しいコード',
    },
    notices: {
      'old-code': '古いコードがスキャンされました。使えるのは今表示されているコードだけです。',
      'wrong-code':
        'スマホのコードと違ったため、何も送っていません。新しいコードをスキャンしてやり直してください。',
      'two-devices':
        '2台がこのコードをスキャンしたため、どちらも断りました。これが新しいコードです。',
      declined: 'リクエストは拒否されました。何も送っていません。',
      'timed-out':
        '時間がかかりすぎたため、何も送っていません。新しいコードをスキャンしてやり直してください。',
      'too-many-attempts':
        '失敗が多すぎます。スキャンの受け付けを止めました。準備ができたら新しいコードを出してください。',
      'relay-refused':
        'スマホがこのパソコンにつながらず、中継も断られました。両方を同じ Wi-Fi につなぐか、サーバーの管理者に知らせてください。',
      failed: 'スマホが接続できませんでした。新しいコードをスキャンしてやり直してください。',
    },
    confirming: {
      title: 'スマホに送る',
      wants: (phone) => `${phone} がこの通話を求めています。`,
      someone: 'スマホ',
      type: 'スマホに表示されたコードを入力してください',
      field: 'スマホに表示されたコード',
      twoDigits: '2桁です。2桁目を入れると先に進みます。',
      decline: '拒否',
      tapNow: 'コードは正しいです。次に、スマホで「ここに通話を移す」をタップしてください。',
      known: 'このスマホは記憶されています。',
      continueOn: (phone) => `${phone} で続ける`,
      tapThere: '次に、スマホで「ここに通話を移す」をタップしてください。',
      listeningOnly: '聞くだけになります。届く声はパソコンのままです。',
    },
    connecting: {
      title: 'スマホで通話中',
      moving: (phone) => `通話を ${phone} に移しています`,
    },
    live: {
      title: 'スマホで通話中',
      onPhone: 'スマホにあります',
      microphone: {
        sent: 'スマホの声が届いています',
        muted: 'スマホでミュート中',
        'muted-by-site': '会議でミュート中',
        paused: 'マイク一時停止：スマホが背後にあります',
      },
      camera: { sent: 'スマホの映像が届いています', off: 'カメラはオフ' },
      link: { good: '接続は良好', fair: '接続は普通', poor: '接続が弱い' },
      relayed: '中継',
      deviceHeld:
        'このページはまだパソコンのマイクかカメラをつかんでいます。そこからは何も送られません。',
      keepAwake: 'このパソコンを開いたまま、スリープさせないでください',
      letBaton: 'Baton にスリープを防いでもらう',
      keptAwake: 'Baton がこのパソコンのスリープを防いでいます。開いたままにしてください。',
      bringBack: '通話を戻す',
      returning: '通話を戻しています',
      remember: 'このスマホを記憶する',
      rememberThere: '次に、スマホで「記憶する」をタップしてください。',
      remembered: 'このスマホを記憶しました。次回はクリックひとつがコードの代わりになります。',
    },
    oldCodeInCall: '古いコードがスキャンされました。断ったので、通話に影響はありません。',
    problems: {
      'devices-refused':
        'ブラウザがこのページにマイクかカメラを許可しませんでした。サイトに許可してから再試行してください。',
      'devices-failed':
        'パソコンのマイクかカメラを開けませんでした。別のプログラムが使っているかもしれません。',
    },
    leave: {
      title: '会議から退出',
      leaving: '会議から退出しています…',
      question: '会議から退出しますか？タブが閉じます。',
      why: 'スマホで「退出」をタップしました。',
      closeTab: 'タブを閉じる',
      stay: '残る',
    },
    listening: {
      title: 'スマホで通話中',
      hears: (phone) => `${phone} が聞いています`,
      stillLaptop:
        'まだパソコンの声が届いています。スマホから話すには、会議を再読み込みしてください。',
      embedded: (host) =>
        `会議は ${host} のフレームの中にあります。まだパソコンの声が届いています。`,
      reloadFirst: 'スマホのマイクとカメラを使うには、再読み込みしてください。',
      joinAgain:
        '会議に参加してから、スマホで「ここに通話を移す」をタップすると、スマホから話せます。',
      allow: 'このサイトを許可して再読み込み',
      allowFrame: (host) => `${host} を許可して再読み込み`,
      reload: 'このページを再読み込み',
      nothingFound: 'このページには会議の音声も映像も見つかりません。',
      shareTab: 'このタブの映像と音声を共有',
      tabShared: 'スマホがこのタブを表示し、音声を再生しています。',
      stopSharing: 'やめるには、ブラウザの「共有を停止」を使ってください。',
    },
    reconnecting: {
      title: 'スマホで通話中',
      holding: '再接続中。席はミュートで保たれています',
      hint: (phone) => `${phone} との接続が切れました。45秒間、接続を試みます。`,
    },
    ended: {
      title: 'スマホで通話中',
      over: '引き継ぎ終了',
      onLaptop: 'パソコンに戻りました',
      back: '通話が戻りました（ミュート中）',
      unmute: 'ミュート解除',
      turnOn: 'マイクとカメラをオン',
      turningOn: 'マイクとカメラをオンにしています',
      reasons: {
        declined: (who) => `${who} が通話を断りました。`,
        'wrong-code': () => 'コードが違いました。何も送っていません。',
        'two-devices': () => '2台がコードをスキャンしました。何も送っていません。',
        'timed-out': () => '時間がかかりすぎました。何も送っていません。',
        returned: () => '通話はこのパソコンに戻りました。',
        left: (who) => `${who} が通話から退出しました。`,
        closed: (who) => `${who} が Baton を閉じました。`,
        failed: () => 'スマホとの接続に失敗しました。',
        lost: (who) => `${who} に45秒間接続できませんでした。`,
        'meeting-ended': () => '会議は終了しました。',
      },
      someone: 'スマホ',
    },
  },
  sites: {
    title: '会議のサイト',
    why: '許可したサイトでは Baton が会議と同時に始まり、スマホは聞くだけでなく話すこともできます。ボタンをクリックするまでは、ページの通話を覚えておくだけで、どこにも何も送りません。',
    everywhereElse:
      'ほかのサイトでもツールバーのボタンは使えます。スマホから話すには遅すぎることがあり、そのときはお知らせします。',
    builtIn: 'この Baton を用意した人が許可しています',
    refused: '何も変わっていません。ブラウザが許可しませんでした。',
    allowed: (site) => `${site} を許可しました。開いている会議を再読み込みしてください。`,
    removed: (site) => `${site} の許可を取り消しました。`,
    otherTitle: '別のサイト',
    otherField: '会議のサイトのアドレス',
    otherExample: 'meet.example.org',
    allow: 'このサイトを許可',
    notASite: 'サイトのアドレスではありません。meet.example.org のような形です。',
    othersTitle: 'ほかに許可しているサイト',
    remove: '削除',
    removeSite: (site) => `${site} を削除`,
  },
  language: {
    title: '言語',
    choose: 'Baton の言語',
  },
  options: {
    title: 'Baton の設定',
    serverTitle: 'サーバー',
    serverWhy:
      'パソコンとスマホはこのサーバーを通じて互いを見つけ、スマホはそのページを開きます。音声や映像は通りません。',
    serverField: 'サーバーのアドレス',
    save: '保存して確認',
    useBuiltIn: '標準のサーバーを使う',
    notAnOrigin:
      'サーバーのアドレスではありません。https://call.example.org のような形で、名前の後には何も付けません。',
    checking: 'サーバーに確認しています',
    unreachable: (server) =>
      `保存しましたが、${server} が応答しません。アドレスと、サーバーが動いているかを確かめてください。`,
    notBaton: (server) =>
      `保存しましたが、${server} で応答したのは Baton のサーバーではありません。`,
    good: (phoneOrigin) =>
      `保存しました。サーバーは応答しています。スマホは ${phoneOrigin} を開きます。`,
    ask: (phoneOrigin) =>
      `保存しました。サーバーは応答しますが、スマホを別の場所へ送ります：${phoneOrigin}。心当たりがあるときだけ、Baton はこれをコードに入れます。`,
    insecure: (phoneOrigin) =>
      `保存しましたが、サーバーはスマホを ${phoneOrigin} に送ります。https ではないため、スマホはそこでカメラもマイクも許可しません。`,
    tooLong: (phoneOrigin) =>
      `保存しましたが、${phoneOrigin} は長すぎて、スマホが読めるコードに入りません。サーバーに短い名前を付けてください。`,
    confirm: (phoneOrigin) => `${phoneOrigin} を知っています。スマホをそこへ送ります`,
    remembered: {
      title: '記憶したスマホ',
      why: '記憶したスマホにはコードがいりません。ここでのクリックとスマホでのタップで通話が移ります。90 日使われなかったスマホは忘れます。なくしたスマホはここで忘れてください。',
      none: 'まだありません。スマホが通話を運んでいる間、Baton のカードから記憶できます。',
      lastUsed: (date) => `最後に使った日：${date}`,
      forget: '忘れる',
      forgetPhone: (name) => `${name} を忘れる`,
      forgetAll: 'すべて忘れる',
    },
    reset: {
      title: '最初からやり直す',
      why: '標準のサーバーに戻し、許可したサイトと権限を取り消し、スマホと、Baton のカードを動かした場所を忘れます。',
      reset: '初期設定に戻す',
      question: 'このページの設定をすべて元に戻しますか？',
      yes: '元に戻す',
      no: 'そのままにする',
    },
  },
  awake: {
    title: 'このパソコンのスリープを防ぎますか？',
    label: '通話を支えている間、このパソコンのスリープを防ぐ',
    why: 'パソコンが会議の席を保つので、スリープしてはいけません。Baton は通話が終わるまでスリープを防げます。画面は暗くなってもかまいません。ふたを閉じるとスリープします。',
    allow: 'スリープを防ぐ',
    cancel: '今はしない',
    refused: 'ブラウザが許可しませんでした。再試行するか、このままにできます。',
  },
  firstRun: {
    page: 'Baton へようこそ',
    title: '通話をスマホに引き継ぐ',
    lead: 'Baton は、ウェブ会議をこのパソコンからスマホへ移します。会議の誰にも、退出したようには見えません。',
    steps: [
      { title: '会議中に Baton をクリック', words: 'ページの上にコードが表示されます。' },
      {
        title: 'スマホでスキャン',
        words: 'スマホの2桁の数字をここに入力し、スマホで「ここに通話を移す」をタップします。',
      },
      {
        title: '席を離れて、また戻る',
        words: 'パソコンが席を保ちます。「通話を戻す」のクリックひとつで通話が戻ります。',
      },
    ],
    pinTitle: 'ボタンをいつでも手元に',
    pin: 'アドレスバーの横のパズルのピースを開き、Baton の横のピンを押してください。',
    shortcut: (keys) => `または、会議中に ${keys} を押してください。`,
    done: '完了',
    later: 'どれも、あとから Baton の設定で変えられます。',
  },
  allow: {
    page: 'Baton を許可',
    title: (site) => `${site} で Baton を許可しますか？`,
    why: '許可すると会議と同時に始まり、スマホから話せます。会議は再読み込みされます。もう一度参加すると、スマホが続きを引き継ぎます。',
    allow: '許可して再読み込み',
    cancel: 'キャンセル',
    refused: 'ブラウザが許可しませんでした。再試行するか、キャンセルできます。',
    failed:
      'うまくいきませんでした。このウィンドウを閉じて、会議でもう一度 Baton のボタンをクリックしてください。',
    unknown: 'このウィンドウはサイトの指定なしで開かれました。閉じて、会議から始めてください。',
  },
};
