using CallCenter.CallModel.Tables;

namespace CallCenter.CallModel.Tests.Tables;

[TestFixture]
internal sealed class CsvTests
{
    [TestCase("a,b\n1,2\n", "a|b;1|2")]
    [TestCase("\uFEFFa,b\r\n1,2", "a|b;1|2")]
    [TestCase("a;b\r1;2,5\r", "a|b;1|2,5")]
    [TestCase("a\tb\n\"x\ty\"\tz\n", "a|b;x\ty|z")]
    [TestCase("a,b\n\"one \"\"two\"\", three\",\"line\nbreak\"\n", "a|b;one \"two\", three|line\nbreak")]
    [TestCase("a,b\n\n1,\n", "a|b;1|")]
    [TestCase("a\n\"never closed, ever\nb", "a;!;b")]
    [TestCase("a,b\n\"x \"y\" z\",2\n3,4", "a|b;!;3|4")]
    [TestCase("a,b\n\"x\" ,5\" pipe\n", "a|b;x|5\" pipe")]
    [TestCase("\"a;x\",b\n1;2,3", "a;x|b;1;2|3")]
    [TestCase("sep=;\r\na;b\r\n1,5;2", "a|b;1,5|2")]
    [TestCase("a,b\n\"x\"y,2\n", "a|b;xy|2")]
    [TestCase("", "")]
    [TestCase("\n\n", "")]
    public void Read_Text_GivesItsFields(string text, string expected) =>
        Assert.That(string.Join(';', Csv.Read(text).Select(record => record.Fault is null ? string.Join('|', record.Fields) : "!")), Is.EqualTo(expected));

    [Test]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var random = new Random(3);
        const string letters = "ab,;\t\"\r\n é发 =+-@'";
        for (var round = 0; round < 2_000; round++)
        {
            var fields = Enumerable.Range(0, random.Next(2, 6)).Select(_ => new string([.. Enumerable.Range(0, random.Next(8)).Select(_ => letters[random.Next(letters.Length)])])).ToArray();
            var writer = new StringWriter();
            Csv.Write(writer, "h", "i");
            Csv.Write(writer, fields);

            Assert.That(Csv.Read(writer.ToString()).Last().Fields.Select(Csv.Unguarded), Is.EqualTo(fields));
        }
    }

    [Test]
    public void Read_RandomText_Ends()
    {
        var random = new Random(4);
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => ",;\"\r\na \uFEFF"[random.Next(8)])]);

            Assert.That(Csv.Read(text).Sum(record => record.Fields.Sum(field => field.Length)), Is.LessThanOrEqualTo(text.Length));
        }
    }

    [Test]
    public void Read_AStreamOfManyMegabytes_HoldsNoMoreThanARow()
    {
        using var text = new Rows(200_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (rows, most) = (0, 0L);
        foreach (var record in Csv.Read(text))
        {
            Assert.That(record.Fields, Has.Count.EqualTo(2));
            if (++rows % 50_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        TestContext.Out.WriteLine($"{text.Length >> 20} MB read, {most >> 10} KB held");
        Assert.That(rows, Is.EqualTo(200_000));
        Assert.That(most, Is.LessThan(1 << 20));
    }

    [TestCase("=1+1", "'=1+1")]
    [TestCase("+49 30", "'+49 30")]
    [TestCase("'-x", "''-x")]
    [TestCase("don't", "don't")]
    public void Write_WhatASpreadsheetWouldCalculate_IsGuarded(string field, string written)
    {
        var writer = new StringWriter();
        Csv.Write(writer, field);

        Assert.That(writer.ToString().TrimEnd(), Is.EqualTo(written));
        Assert.That(Csv.Unguarded(written), Is.EqualTo(field));
    }

    /// <summary>Rows that come as they are asked for.</summary>
    private sealed class Rows(int count) : TextReader
    {
        private static readonly string Row = $"an article,\"{new string('x', 60)}\r\nand so on\"\r\n";
        private int _at;
        private int _left = count;

        public long Length { get; } = (long)Row.Length * count;

        public override int Read(Span<char> buffer)
        {
            if (_left == 0)
            {
                return 0;
            }

            var part = Row.AsSpan(_at);
            part = part[..Math.Min(part.Length, buffer.Length)];
            part.CopyTo(buffer);
            _at += part.Length;
            if (_at == Row.Length)
            {
                (_at, _left) = (0, _left - 1);
            }

            return part.Length;
        }
    }
}
