using CallCenter.Reports.Tests.Support;

namespace CallCenter.Reports.Tests.Staffing;

internal sealed class StaffingServiceTests
{
    [Test]
    public async Task LastMinutes_SayHowManyAreNeeded_AndWhatOneMoreOrFewerWouldDo()
    {
        var diary = new Diary();
        for (var i = 0; i < 50; i++) // 50 calls in 15 minutes, 180 s each: 10 erlangs
        {
            diary.Served(Diary.Monday.AddSeconds(18 * i), wait: 1, talk: 160, wrapUp: 20, agent: $"agent-{i}");
        }

        var staffing = new Office().StaffingOver(diary, Diary.Monday.AddMinutes(14.9), agents: 12);
        await staffing.ResumeAsync(CancellationToken.None);
        var now = (await staffing.NowAsync()).Single(q => q.Queue == "support");
        Assert.Multiple(() =>
        {
            Assert.That((now.CallsPerHour, now.HandleSeconds, now.PatienceSeconds, now.Agents), Is.EqualTo((200.0, (double?)180, (double?)null, 12.0)));
            Assert.That((now.Needed, now.Expected, now.OneMore, now.OneFewer), Is.EqualTo(((int?)14, (double?)0.64, (double?)0.796, (double?)0.39)), "Erlang C at 10 erlangs");
        });
    }

    [Test]
    public async Task NothingHappened_NothingIsSaid()
    {
        var staffing = new Office().StaffingOver(new Diary(), Diary.Monday, agents: 3);
        await staffing.ResumeAsync(CancellationToken.None);
        var now = (await staffing.NowAsync()).First();
        Assert.That((now.Needed, now.Expected), Is.EqualTo(((int?)null, (double?)null)));
    }
}
