using System.Diagnostics;
using CallCenter.EndToEnd.Tests.Matrix;

namespace CallCenter.EndToEnd.Tests.Peers;

/// <summary>Parties who each say one tone without an end: who hears whom is printed as a table and held against who should.</summary>
internal sealed class Hearers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly List<(string Name, int Hertz, Func<IEnumerable<int>, Task<List<int>>>? Hears)> _all = [];

    /// <summary>One who speaks and is not asked.</summary>
    public void Add(string name, int hertz) => _all.Add((name, hertz, null));

    public void Add(string name, int hertz, BaresipPhone phone) => _all.Add((name, hertz, async tones =>
    {
        await phone.HearAsync(0.2);
        return Last(phone.HeardSound(), tones);
    }));

    public void Add(string name, int hertz, LinphonePhone phone)
    {
        var ear = new Ear(() => [phone.HeardFile]);
        _all.Add((name, hertz, async tones =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            var mark = await ear.MarkAsync();
            for (var tries = 0; tries < 20; tries++)
            {
                await timer.WaitForNextTickAsync();
                if ((await ear.SinceAsync(mark)).Sound is { Length: > Sounds.Rate / 4 } sound)
                {
                    return Last(sound, tones);
                }
            }

            return []; // it is in no call, or holds it
        }));
    }

    /// <param name="hears">whether this tone is heard now.</param>
    public void Add(string name, int hertz, Func<int, Task<bool>> hears) => _all.Add((name, hertz, async tones =>
    {
        var heard = new List<int>();
        foreach (var tone in tones)
        {
            if (await hears(tone))
            {
                heard.Add(tone);
            }
        }

        return heard;
    }));

    /// <summary>Prints whose columns the rows have.</summary>
    public void Head() => TestContext.Out.WriteLine($"{"",-46} {string.Concat(_all.Where(p => p.Hears is not null).Select(p => $"{p.Name + " hears",-18}"))}");

    /// <summary>Waits until each hears whom it should and nobody else.</summary>
    /// <param name="expected">names for each who is asked, in the order in which they were added; null = is not looked at.</param>
    public async Task HearAsync(string what, params string?[] expected)
    {
        var asked = _all.Where(p => p.Hears is not null).ToList();
        Assert.That(expected, Has.Length.EqualTo(asked.Count), "one for each who is asked");
        var (clock, heard) = (Stopwatch.StartNew(), new string?[asked.Count]);
        do
        {
            for (var i = 0; i < asked.Count; i++)
            {
                heard[i] = expected[i] is null ? null : await HeardByAsync(asked[i].Hears!);
            }
        }
        while (!heard.SequenceEqual(expected) && clock.Elapsed < Patience);
        TestContext.Out.WriteLine($"{what,-46} {string.Concat(heard.Select(h => $"{h,-18}"))} {clock.Elapsed.TotalSeconds:F1} s");
        Assert.That(heard, Is.EqualTo(expected), what);
    }

    private async Task<string> HeardByAsync(Func<IEnumerable<int>, Task<List<int>>> hears)
    {
        var tones = await hears(_all.Select(p => p.Hertz));
        return string.Join(' ', _all.Where(p => tones.Contains(p.Hertz)).Select(p => p.Name));
    }

    private static List<int> Last(short[] sound, IEnumerable<int> tones) =>
        [.. tones.Where(hertz => Sounds.HasTone(sound.AsSpan()[^(Sounds.Rate / 10)..], hertz))];
}
