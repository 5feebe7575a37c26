using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;
using CallCenter.Mailing.Tests;
using CallCenter.Testing;

namespace CallCenter.EndToEnd.Tests;

/// <summary>Letters to many go out by a real mail server, through a kill in the middle; whoever wants none says so by the letter's own link.</summary>
public sealed class CircularTests
{
    private const string Circulars = "/api/v1/mail/circulars";
    private const int People = 60;

    [Test]
    public async Task Letters_KilledInTheMiddle_ReachEverybodyOnce_AndTheLinkKeepsTheNextOneAway()
    {
        await using var post = new PostOffice();
        await using var server = await ServerProcess.StartAsync(ServerProcess.WithoutModels, "Mail:Host=127.0.0.1", $"Mail:Port={post.Port}", "Mail:Security=none",
            "Mail:From=center@example.org", "Mail:PublicUrl=https://calls.example.org");
        var first = await StartAsync(server, [.. Enumerable.Range(0, People).Select(Address)]);
        await Until.TrueAsync(() => post.Letters.Count >= People / 4);
        await server.KillAndRestartAsync();

        await DoneAsync(server, first);
        var each = post.Letters.GroupBy(letter => letter.To.ToString()).ToDictionary(letters => letters.Key, letters => letters.Count());
        Assert.That(each.Keys, Is.EquivalentTo(Enumerable.Range(0, People).Select(Address)));
        Assert.That(each.Values.Sum(), Is.LessThanOrEqualTo(People + 1), "only what was in the server's hands may go twice");

        var letter = post.Letters.First(one => one.To.ToString() == Address(7));
        var link = letter.Headers["List-Unsubscribe"]!.Split(',')[0].Trim('<', '>', ' ');
        Assert.That((link, letter.Headers["List-Unsubscribe-Post"]), Is.EqualTo(($"https://calls.example.org{new Uri(link).AbsolutePath}", "List-Unsubscribe=One-Click")));
        Assert.That(letter.TextBody, Does.Contain(link));
        using var reader = new HttpClient { BaseAddress = server.Http.BaseAddress };
        using var answer = await reader.PostAsync(new Uri(link).AbsolutePath, new StringContent("List-Unsubscribe=One-Click", Encoding.UTF8, "application/x-www-form-urlencoded"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        post.Letters.Clear();
        await DoneAsync(server, await StartAsync(server, [Address(6), Address(7), Address(8)]));
        Assert.That(post.Letters.Select(one => one.To.ToString()), Is.EquivalentTo(new[] { Address(6), Address(8) }));
    }

    private static string Address(int person) => $"person{person}@example.org";

    /// <summary>Returns the circular's path.</summary>
    private static async Task<string> StartAsync(ServerProcess server, IReadOnlyList<string> people)
    {
        var made = await server.SendAsync(HttpMethod.Post, Circulars, new { name = "Spring", template = "reminder", perMinute = 600 });
        var path = $"{Circulars}/{made.GetProperty("circular").GetProperty("id").GetString()}";
        using var list = new StringContent("email\n" + string.Join('\n', people), Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var taken = await server.Http.PostAsync($"{path}/people", list);
        Assert.That(taken.IsSuccessStatusCode, Is.True, await taken.Content.ReadAsStringAsync());
        await server.SendAsync(HttpMethod.Put, $"{path}/state", new { state = "running" });
        return path;
    }

    private static Task<JsonElement> DoneAsync(ServerProcess server, string path) =>
        server.UntilAsync(path, now => now.GetProperty("circular").GetProperty("state").GetString() == "done", Company.Patience, "the circular is done");
}
