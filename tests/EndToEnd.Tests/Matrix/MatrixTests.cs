namespace CallCenter.EndToEnd.Tests.Matrix;

/// <summary>
/// Every transport with every protection and codec by real telephones: a call in, a conference, a call out beside the held one, attended transfer, hold, blind
/// transfer; numbered tones prove who hears whom, both ways. Minutes: <c>tests/Interop/matrix.sh</c>.
/// </summary>
[Explicit("minutes; the short ways are SecureMediaTests and the journeys"), Category("Matrix"), NonParallelizable]
public sealed class MatrixTests
{
    private MatrixHouse? _house;

    private static IEnumerable<TestCaseData> Combinations => Combination.All(quick: Environment.GetEnvironmentVariable("MATRIX_QUICK") == "1")
        .Where(c => $"{c}".Contains(Environment.GetEnvironmentVariable("MATRIX_ONLY") ?? "", StringComparison.OrdinalIgnoreCase)).Select(c => new TestCaseData(c.Telephone, c.Transport, c.Protection, c.Codec, c.ByKamailio));

    [OneTimeTearDown]
    public async Task CloseAsync() => await (_house?.DisposeAsync() ?? ValueTask.CompletedTask);

    // one server as long as protection and policy stay
    [TestCaseSource(nameof(Combinations))]
    public async Task Telephone(string telephone, string transport, string protection, string codec, bool byKamailio)
    {
        var combination = new Combination(telephone, transport, protection, codec, byKamailio);
        if (_house?.Protection != protection || _house.IsInsistedOn != combination.IsInsistedOn)
        {
            await CloseAsync();
            _house = await MatrixHouse.OpenAsync(protection, combination.IsInsistedOn);
        }

        TestContext.Progress.WriteLine(combination);
        await using var anna = await _house.StartAsync(combination);
        var trial = new Trial(_house, anna);
        await trial.RunAsync();
        MatrixTable.Add(combination, trial.Agreed, trial.Cells);
        if (trial.Trouble is { } trouble)
        {
            // whatever hangs in a call is not the next one's
            await _house.DisposeAsync();
            _house = null;
            Assert.Fail(trouble.Message);
        }

        Assert.That(trial.Agreed, protection == "plain" ? Does.Not.Contain("AES") : Does.Contain($"{protection} A"), "what the server's record says of the sound");
    }
}
