using CallCenter.Acd.Voice;

namespace CallCenter.Acd.Tests.Waiting;

public sealed class CallbackWishTests
{
    [TestCase("Call me back, please.", "en", ExpectedResult = true)]
    [TestCase("Yes. Yes, please.", "en", ExpectedResult = true)]
    [TestCase("1", "en", ExpectedResult = true)]
    [TestCase("I would like a callback.", "en", ExpectedResult = true)]
    [TestCase("Yes, I told him that we will not come.", "en", ExpectedResult = false)]
    [TestCase("Come back, mother has a call.", "en", ExpectedResult = false)]
    [TestCase("When I came home I called her and then she came back with the dog.", "en", ExpectedResult = false)]
    [TestCase("[music]", "en", ExpectedResult = false)]
    [TestCase("请给我回电。", "zh", ExpectedResult = true)]
    [TestCase("好的", "zh", ExpectedResult = true)]
    [TestCase("我还在等电话，你先吃饭吧。", "zh", ExpectedResult = false)]
    public bool Is_ShortAndClear(string heard, string language) => CallbackWish.Is(heard, language);
}
