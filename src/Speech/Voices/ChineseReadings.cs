namespace CallCenter.Speech.Voices;

/// <summary>Words whose characters espeak-ng reads wrongly, written as it reads them rightly (pinyin with tones).</summary>
internal static class ChineseReadings
{
    private static readonly (string Word, string Pinyin)[] Words =
    [
        ("重庆", "chong2qing4"), ("重听", "chong2ting1"), ("重新", "chong2xin1"), ("重复", "chong2fu4"), ("重拨", "chong2bo1"),
        ("重播", "chong2bo1"), ("重启", "chong2qi3"), ("重置", "chong2zhi4"), ("银行", "yin2hang2"), ("行业", "hang2ye4"),
        ("行情", "hang2qing2"), ("同行", "tong2hang2"), ("还款", "huan2kuan3"), ("还钱", "huan2qian2"), ("还清", "huan2qing1"),
        ("归还", "gui1huan2"), ("偿还", "chang2huan2"), ("退还", "tui4huan2"), ("返还", "fan3huan2"), ("调整", "tiao2zheng3"),
        ("调解", "tiao2jie3"), ("调节", "tiao2jie2"), ("调试", "tiao2shi4"), ("空调", "kong1tiao2"), ("便宜", "pian2yi5"),
        ("会计", "kuai4ji4"), ("得到", "de2dao4"), ("取得", "qu3de2"), ("获得", "huo4de2"), ("了解", "liao3jie3"), ("长大", "zhang3da4"),
        ("增长", "zeng1zhang3"), ("音乐", "yin1yue4"), ("地址", "di4zhi3"), ("地区", "di4qu1"), ("地点", "di4dian3"), ("地方", "di4fang1"),
        ("地铁", "di4tie3"), ("地图", "di4tu2"), ("地下", "di4xia4"), ("本地", "ben3di4"), ("当地", "dang1di4"), ("各地", "ge4di4"),
        ("外地", "wai4di4"), ("目的", "mu4di4"), ("的确", "di2que4"), ("差别", "cha1bie2"), ("差额", "cha1e2"), ("出差", "chu1chai1"),
        ("误差", "wu4cha1"), ("率先", "shuai4xian1"), ("处理", "chu3li3"), ("处罚", "chu3fa2"), ("假期", "jia4qi1"), ("放假", "fang4jia4"),
        ("休假", "xiu1jia4"), ("假日", "jia4ri4"), ("供应", "gong1ying4"), ("相应", "xiang1ying4"), ("反应", "fan3ying4"),
        ("响应", "xiang3ying4"), ("应用", "ying4yong4"), ("关卡", "guan1qia3"), ("着急", "zhao2ji2"), ("着手", "zhuo2shou3"),
        ("校对", "jiao4dui4"), ("倒闭", "dao3bi4"), ("几乎", "ji1hu1"), ("参与", "can1yu4"), ("测量", "ce4liang2"), ("适当", "shi4dang4"),
        ("爱好", "ai4hao4"), ("作为", "zuo4wei2"), ("称为", "cheng1wei2"), ("成为", "cheng2wei2"), ("认为", "ren4wei2"),
        ("行为", "xing2wei2"), ("角色", "jue2se4"), ("模样", "mu2yang4"), ("正月", "zheng1yue4"), ("头发", "tou2fa5"),
        ("冠军", "guan4jun1"), ("数一数", "shu3yi4shu3"),
    ];

    public static string Apply(string text)
    {
        foreach (var (word, pinyin) in Words)
        {
            text = text.Replace(word, $" {pinyin} ", StringComparison.Ordinal);
        }

        return text;
    }
}
