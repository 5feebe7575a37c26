using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using CallCenter.ServiceDesk.Webhooks;
using CallCenter.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.ServiceDesk.Tests.Webhooks;

[TestFixture, Parallelizable(ParallelScope.All)]
internal sealed class WebhookPostTests
{
    private const string Secret = "a secret of the company";
    private static readonly Uri Usual = new("https://crm.example.com/calls");

    [Test]
    public async Task Offer_IsPostedSigned_WithWhatIsKnownOfTheCall()
    {
        await using var f = await DeskFixture.StartAsync();
        var crm = new Receiver();
        await using var post = Run(f, crm, new WebhookOptions(Usual, Secret));
        var call = await f.ArriveAsync("+49301");
        var ticket = await f.Desk.LinkCallAsync(call);

        Offer(f, call);

        await Until.TrueAsync(() => crm.Taken.Count == 1);
        var (url, time, signature, body) = crm.Taken.Single();
        Assert.That(url, Is.EqualTo(Usual));
        Assert.That(signature, Is.EqualTo(WebhookSignature.Of(Secret, time, body)));
        var message = JsonDocument.Parse(body).RootElement;
        Assert.That((message.GetProperty("type").GetString(), message.GetProperty("agent").GetString(), message.GetProperty("queue").GetString(),
            message.GetProperty("from").GetString(), message.GetProperty("ticketId").GetString()),
            Is.EqualTo(("offered", "ann", "support", "+49301", ticket.Id.ToString("N"))));
    }

    [Test]
    public async Task ReceiverThatFails_IsAskedAgainLater_AndTheSameIdComes()
    {
        await using var f = await DeskFixture.StartAsync();
        var crm = new Receiver { Answers = new([HttpStatusCode.InternalServerError, HttpStatusCode.BadGateway]) };
        await using var post = Run(f, crm, new WebhookOptions(Usual, Secret));

        Offer(f, await f.ArriveAsync("+49301"));

        for (var tries = 1; tries <= 3; tries++)
        {
            var wanted = tries;
            await Until.TrueAsync(() => crm.Taken.Count == wanted);
            await Until.TrueAsync(() => wanted == 3 || f.Time.NextDue is not null);
            f.Time.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.That(crm.Taken.Select(t => JsonDocument.Parse(t.Body).RootElement.GetProperty("id").GetString()).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task QueueWithAnAddressOfItsOwn_IsToldThere()
    {
        await using var f = await DeskFixture.StartAsync();
        await f.Queues.AddAsync(new QueueConfig("support") { Rules = new QueueRules { Company = new CompanyRule(Webhook: "http://127.0.0.1:9/own") } });
        var crm = new Receiver();
        await using var post = Run(f, crm, new WebhookOptions(null, Secret));

        Offer(f, await f.ArriveAsync("+49301"));

        await Until.TrueAsync(() => crm.Taken.Count == 1);
        Assert.That(crm.Taken.Single().Url, Is.EqualTo(new Uri("http://127.0.0.1:9/own")));
    }

    [Test]
    public async Task WithoutASecret_NothingIsPosted()
    {
        await using var f = await DeskFixture.StartAsync();
        var post = new WebhookPost(f.Journal, f.Calls, f.Queues, new HttpClient(new Receiver()), new WebhookOptions(Usual, null), f.Time, NullLogger<WebhookPost>.Instance);

        Assert.That(post.RunAsync(CancellationToken.None).IsCompletedSuccessfully);
    }

    private static void Offer(DeskFixture f, CallContext call) => f.Journal.Append(new CallOffered
    {
        At = f.Time.GetUtcNow(), CallId = call.CallId, Queue = "support", Agent = "ann", Lease = 1,
    });

    private static Running Run(DeskFixture f, Receiver crm, WebhookOptions options) =>
        new(new WebhookPost(f.Journal, f.Calls, f.Queues, new HttpClient(crm), options, f.Time, NullLogger<WebhookPost>.Instance));

    private sealed class Running : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _run;

        public Running(WebhookPost post) => _run = post.RunAsync(_stop.Token);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }
    }

    private sealed class Receiver : HttpMessageHandler
    {
        public ConcurrentQueue<HttpStatusCode> Answers { get; init; } = new();

        public ConcurrentQueue<(Uri Url, long Time, string Signature, byte[] Body)> Taken { get; } = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Taken.Enqueue((request.RequestUri!, long.Parse(request.Headers.GetValues(WebhookSignature.TimeHeader).Single(), CultureInfo.InvariantCulture),
                request.Headers.GetValues(WebhookSignature.Header).Single(), await request.Content!.ReadAsByteArrayAsync(cancellationToken)));
            return new HttpResponseMessage(Answers.TryDequeue(out var status) ? status : HttpStatusCode.OK);
        }
    }
}
