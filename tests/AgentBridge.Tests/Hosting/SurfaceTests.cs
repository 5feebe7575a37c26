using System.IO.Compression;
using System.Net;
using CallCenter.AgentBridge.Tests.Fakes;

namespace CallCenter.AgentBridge.Tests.Hosting;

/// <summary>What holds for every address: problems, headers, description.</summary>
internal sealed class SurfaceTests : HostFixture
{
    [TestCase("GET", "/api/v1/nothing", 404)]
    [TestCase("DELETE", "/api/v1/calls", 405)]
    [TestCase("PUT", "/api/v1/session", 405)]
    [TestCase("GET", "/nothing.js", 404)]
    public async Task Error_IsProblemDetails(string method, string path, int status)
    {
        using var answer = await Admin.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
        Assert.Multiple(async () =>
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(status));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That((await answer.JsonAsync()).Names(), Is.SupersetOf(new[] { "type", "title", "status" }));
        });
    }

    [Test]
    public async Task Body_LargerThanAMegabyte_Is413()
    {
        var (status, _) = await Admin.SendAsync("POST", "/api/v1/callbacks", $$"""{"number":"+4930777","note":"{{new string('x', 1 << 20)}}"}""");
        Assert.That(status, Is.EqualTo(413));
    }

    /// <summary>Of the pages alone, and as the build has made it.</summary>
    [TestCase("br", "br")]
    [TestCase("gzip, deflate", "gzip")]
    [TestCase("gzip, deflate, br, zstd", "br")]
    [TestCase("br;q=0, gzip", "gzip")]
    [TestCase("identity", null)]
    public async Task Page_IsSentInTheSmallestWritingThatIsTaken_WithAnETagOfItsOwn(string accepted, string? sent)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(Host.Url) };
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", accepted);
        using var page = await client.GetAsync("/");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { IfNoneMatch = { page.Headers.ETag! } } };
        using var known = await client.SendAsync(again);
        client.DefaultRequestHeaders.Remove("Accept-Encoding");
        using var plain = await client.GetAsync("/");
        using var api = await client.GetAsync("/openapi/v1.json");
        Assert.Multiple(async () =>
        {
            Assert.That(page.Content.Headers.ContentEncoding, Is.EqualTo(sent is null ? [] : new[] { sent }));
            Assert.That(page.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/html"));
            Assert.That(page.Headers.Vary, Is.EqualTo(new[] { "Accept-Encoding" }));
            Assert.That(known.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(page.Headers.ETag, sent is null ? Is.EqualTo(plain.Headers.ETag) : Is.Not.EqualTo(plain.Headers.ETag));
            Assert.That(api.Content.Headers.ContentEncoding, Is.Empty);
            Assert.That(await DecodedAsync(page, sent), Is.EqualTo(await plain.Content.ReadAsStringAsync()));
        });
    }

    private static async Task<string> DecodedAsync(HttpResponseMessage answer, string? encoding)
    {
        var body = await answer.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(encoding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        });
        return await reader.ReadToEndAsync();
    }

    [Test]
    public async Task Answer_DoesNotNameTheServersProgram()
    {
        using var answer = await Nobody.GetAsync("/health/live");
        Assert.That(answer.Headers.Server, Is.Empty);
    }

    [Test]
    public async Task Fault_InAPort_Is500WithoutDetails()
    {
        Host.Calls.Calls[CallId.New()] = (null!, []);
        var (status, problem) = await Admin.SendAsync("GET", "/api/v1/calls");
        Host.Calls.Calls.Clear();
        Assert.That(status, Is.EqualTo(500));
        Assert.That(problem!.ToJsonString(), Does.Not.Contain("Exception"));
    }

    [Test]
    public async Task Headers_KeepThePagesSafe()
    {
        using var answer = await Nobody.GetAsync("/health/live");
        Assert.Multiple(() =>
        {
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self';").And.Contain("frame-ancestors 'none'"));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
            Assert.That(answer.Headers.GetValues("X-Frame-Options").Single(), Is.EqualTo("DENY"));
        });
    }

    [Test]
    public async Task OpenApi_DescribesTheSurface()
    {
        using var answer = await Nobody.GetAsync("/openapi/v1.json");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var paths = (await answer.JsonAsync())["paths"]!.Names();
        Assert.That(paths, Is.SupersetOf(new[]
        {
            "/health/ready", "/metrics", "/api/v1/session", "/api/v1/calls", "/api/v1/calls/{id}", "/api/v1/queues/live", "/api/v1/agents/live",
            "/api/v1/tickets", "/api/v1/tickets/{id}", "/api/v1/customers", "/api/v1/knowledge/search", "/api/v1/knowledge/import", "/api/v1/agents",
            "/api/v1/agents/{user}/state", "/api/v1/queues", "/api/v1/callbacks", "/api/v1/events",
        }));
    }

    [Test]
    public async Task ApiReference_NotSignedIn_Is401()
    {
        using var answer = await Nobody.GetAsync("/openapi/");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
