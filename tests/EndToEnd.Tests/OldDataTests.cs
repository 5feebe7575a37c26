using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CallCenter.EndToEnd.Tests.Peers;
using CallCenter.Testing;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CallCenter.EndToEnd.Tests;

/// <summary>A data directory of the time when sessions and phones stood in files beside the database.</summary>
public sealed class OldDataTests
{
    private const string Token = "a token of that time";

    [Test]
    public async Task Start_SessionsAndPhonesInFiles_AreTakenOver()
    {
        using var data = new TemporaryFolder();
        var now = DateTimeOffset.UtcNow;
        var sessions = Path.Combine(data.Path, "sessions.json");
        var phones = Path.Combine(data.Path, "phones.json");
        await File.WriteAllTextAsync(sessions, JsonSerializer.Serialize(new[]
        {
            new { Key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Token))), User = "admin", Begun = now, LastUsed = now },
        }));
        await File.WriteAllTextAsync(phones, JsonSerializer.Serialize(new[]
        {
            new
            {
                User = "ann", Contact = "sip:ann@127.0.0.1:5090", Address = "127.0.0.1", Port = 5090, Behind = false, Q = 1.0, ExpiresAt = now.AddHours(1),
                CallId = "c", CSeq = 1, UserAgent = (string?)null,
            },
        }));

        await using var server = await ServerProcess.StartAsync($"DataDirectory={data.Path}", ServerProcess.WithoutModels);

        using var before = new HttpClient { BaseAddress = server.Http.BaseAddress };
        before.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        Assert.That(await before.GetStringAsync("/api/v1/session"), Does.Contain("admin"));
        await using var database = new SqliteConnection($"Data Source={Path.Combine(data.Path, "callcenter.db")};Mode=ReadOnly;Pooling=False");
        Assert.That(database.Query<string>("SELECT contact FROM phones"), Is.EqualTo((string[])["sip:ann@127.0.0.1:5090"]));
        Assert.That(File.Exists(sessions) || File.Exists(phones), Is.False, "taken over once");
    }
}
