using CallCenter.Knowledge.Encoding;
using CallCenter.Knowledge.Limits;
using CallCenter.Knowledge.Options;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallCenter.Knowledge.Tests;

/// <summary>The shipped models, loaded once for all tests.</summary>
[SetUpFixture]
internal sealed class SharedEncoders
{
    private static readonly Lazy<SentenceEncoders> Loaded = new(() => SentenceEncoders.Open(
        new KnowledgeOptions { ModelsDirectory = Repository.Models }, NullLogger.Instance));

    private static readonly Lazy<Dictionary<string, TextVector[]>> Foreign = new(() => new[] { "en", "zh" }.ToDictionary(
        language => Instance.For(language)!.Model,
        language => ForeignQuestions.Of(language).Select(text => new TextVector(text, Instance.For(language)!.Encode(text))).ToArray()));

    public static SentenceEncoders Instance => Loaded.Value;

    /// <summary>By model; put into a test's database so that each test need not encode them again.</summary>
    public static IReadOnlyDictionary<string, TextVector[]> ForeignVectors => Foreign.Value;

    [OneTimeTearDown]
    public void Unload()
    {
        if (Loaded.IsValueCreated)
        {
            Loaded.Value.Dispose();
        }
    }
}
