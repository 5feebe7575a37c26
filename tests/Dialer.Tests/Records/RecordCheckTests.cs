using CallCenter.Dialer.Law;
using CallCenter.Dialer.Records;
using CallCenter.Dialer.Tests.Law;

namespace CallCenter.Dialer.Tests.Records;

public sealed class RecordCheckTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly Campaign Spring = new(Guid.CreateVersion7(), "spring", "sales", PacingMode.Predictive, "us", CampaignState.Running, Start)
    {
        Seller = "Acme", CallerNumber = "+12125550100",
    };

    [Test]
    public async Task Untouched_SealsAreRight_AndTheRatesAreReckonedAgain()
    {
        // two hundred answered calls in a month, six abandoned, five of them on one day among fifty
        var book = new Book();
        for (var i = 0; i < 200; i++)
        {
            var at = i < 150 ? Start.AddHours(4 * i) : Start.AddDays(27).AddMinutes(i);
            book.Attempt(at, abandoned: i == 0 || i is >= 160 and < 165);
        }

        var (code, text) = await CheckAsync(book);
        Assert.That(code, Is.Zero);
        Assert.That(text, Does.Contain("spring: 200 attempts (0 without an end), 200 answered, 6 abandoned, 3.00 %"));
        Assert.That(text, Does.Contain("worst 24 h: 5.00 % of 3.00 %"), "of fewer than a hundred answers as of a hundred");
        Assert.That(text, Does.Contain("400 records, all seals are right"));
    }

    [Test]
    public async Task ChangedLine_IsFound()
    {
        var book = new Book();
        book.Attempt(Start, abandoned: true);
        book.Attempt(Start.AddMinutes(1), abandoned: false);
        book.Lines[1] = book.Lines[1] with { Text = book.Lines[1].Text.Replace("\"abandoned\":true", "\"abandoned\":false", StringComparison.Ordinal) };
        var (code, text) = await CheckAsync(book);
        Assert.That(code, Is.EqualTo(1));
        Assert.That(text, Does.Contain("record 2: is not as it was sealed"));
    }

    [Test]
    public async Task MissingLine_IsFound()
    {
        var book = new Book();
        book.Attempt(Start, abandoned: true);
        book.Attempt(Start.AddMinutes(1), abandoned: false);
        book.Lines.RemoveAt(1);
        var (code, text) = await CheckAsync(book);
        Assert.That(code, Is.EqualTo(1));
        Assert.That(text, Does.Contain("record 3: 1 records before it are gone").And.Contain("(1 without an end)"));
    }

    private static async Task<(int Code, string Text)> CheckAsync(Book book)
    {
        using var output = new StringWriter();
        var code = await RecordCheck.RunAsync(book, book, PolicyLibrary.Load(Shipped.Policies), output);
        return (code, output.ToString());
    }

    /// <summary>A sealed book in memory.</summary>
    private sealed class Book : IDialRecords, ICampaignStore
    {
        public List<SealedLine> Lines { get; } = [];

        public void Attempt(DateTimeOffset at, bool abandoned)
        {
            var dialed = new DialRecord(at, DialStep.Dialed, Spring.Id, Guid.CreateVersion7(), CallId.New(), "+12125550101", "us/1")
            {
                CallerNumber = Spring.CallerNumber, Seller = Spring.Seller, Mode = Spring.Mode,
            };
            Append(dialed);
            Append(dialed with { Step = DialStep.Ended, At = at.AddSeconds(15), Answered = true, Abandoned = abandoned, Result = abandoned ? DialResult.Abandoned : DialResult.Connected });
        }

        public Task<IReadOnlyList<SealedLine>> ReadAsync(long seq, int limit, CancellationToken ct = default) =>
            Task.FromResult<IReadOnlyList<SealedLine>>([.. Lines.Where(line => line.Seq > seq).Take(limit)]);

        public Task<Campaign?> GetAsync(Guid id, CancellationToken ct = default) => Task.FromResult(id == Spring.Id ? Spring : null);

        public Task<IReadOnlyDictionary<string, NumberHistory>> HistoryAsync(IReadOnlyCollection<string> numbers, DateTimeOffset now, CancellationToken ct = default) =>
            throw new NotSupportedException();

        public Task<AnswerCounts> CountAsync(Guid campaign, DateTimeOffset from, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken ct = default) => throw new NotSupportedException();

        public Task<bool> AddAsync(Campaign campaign, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<bool> UpdateAsync(Campaign campaign, CancellationToken ct = default) => throw new NotSupportedException();

        public Task<Campaign?> SetStateAsync(Guid id, CampaignState state, CancellationToken ct = default) => throw new NotSupportedException();

        private void Append(DialRecord record)
        {
            var text = DialSeal.Text(record);
            Lines.Add(new SealedLine(Lines.Count + 1, text, DialSeal.Of(Lines.Count == 0 ? DialSeal.First : Lines[^1].Seal, text)));
        }
    }
}
