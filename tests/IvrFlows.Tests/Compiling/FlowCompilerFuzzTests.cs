using CallCenter.IvrFlows.Compiling;
using CallCenter.IvrFlows.Definitions;
using CallCenter.IvrFlows.Prompts;
using CallCenter.IvrFlows.Tests.Support;

namespace CallCenter.IvrFlows.Tests.Compiling;

/// <summary>No file makes the compiler throw.</summary>
public sealed class FlowCompilerFuzzTests
{
    private const int Rounds = 1500;

    [Test]
    public void Compile_MutatedFiles_NeverThrows([Values(1, 2)] int seed)
    {
        var random = new Random(seed);
        var texts = Directory.GetFiles(Repository.Flows).Select(File.ReadAllText).ToArray();
        var prompts = PromptCatalog.Load(Repository.Prompts, []);
        var broken = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var text = Mutate(texts[random.Next(texts.Length)], random);
            var compiled = FlowCompiler.Compile([new FlowSource("x.yaml", text)], prompts);
            broken += compiled.Errors.Count > 0 ? 1 : 0;
            Assert.That(compiled.Errors.Count > 0 || compiled.Flows.Count == 1, text);
        }

        Assert.That(broken, Is.GreaterThan(Rounds / 4), "the mutations do not reach the compiler");
    }

    private static string Mutate(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(lines.Count);
            switch (random.Next(5))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, lines[random.Next(lines.Count)]);
                    break;
                case 2:
                    lines[at] = lines[at].Length == 0 ? "{" : lines[at].Remove(random.Next(lines[at].Length), 1);
                    break;
                case 3:
                    lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), "{}[]:,\"'&*#-\t"[random.Next(13)].ToString());
                    break;
                default:
                    lines[at] = "  " + lines[at];
                    break;
            }
        }

        return string.Join('\n', lines);
    }
}
