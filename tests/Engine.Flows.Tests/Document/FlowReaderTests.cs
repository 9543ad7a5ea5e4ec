using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Document;

public sealed class FlowReaderTests
{
    private static IEnumerable<string> Faults(string json) => FlowReader.Read(Flow.Bytes(json), BuiltInComponents.Registry.Form).Faults.Select(f => $"{f.Code} {f.Path}");

    [Fact]
    public void Read_SimpleFlow_HasNoFaults() => Faults(Flow.Simple).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("nonsense")]
    [InlineData("{} {}")]
    [InlineData("{'a':1,'a':2}")]
    [InlineData("{'a':1,}")]
    [InlineData("/* c */ {}")]
    public void Read_NotJson_SaysSo(string json)
    {
        var reading = FlowReader.Read(Flow.Bytes(Flow.Quote(json)), BuiltInComponents.Registry.Form);
        reading.Document.ShouldBeNull();
        reading.Faults.ShouldHaveSingleItem().Code.ShouldBe("not_json");
    }

    [Fact]
    public void Read_InvalidUtf8_SaysSo() => FlowReader.Read(new byte[] { (byte)'"', 0xff, 0xfe, (byte)'"' }, BuiltInComponents.Registry.Form).Faults.ShouldHaveSingleItem().Code.ShouldBe("not_json");

    [Fact]
    public void Read_TooDeep_IsRefusedNotThrown() => Faults(new string('[', 100_000)).ShouldBe(["not_json "]);

    // Holds FLOW-07.
    [Fact]
    public void Read_DocumentAtTheLimit_IsRead_OneByteMoreIsNot()
    {
        var largest = Sized(FlowLimits.DocumentBytes);
        var indented = FlowWriter.Write(largest);
        indented.Length.ShouldBeGreaterThan(FlowLimits.DocumentBytes, "blanks between members do not count");
        FlowReader.Read(indented, BuiltInComponents.Registry.Form).Faults.ShouldBeEmpty();
        FlowReader.Read(FlowWriter.WriteTight(largest), BuiltInComponents.Registry.Form).Faults.ShouldBeEmpty("what was let in is read again as it is stored");
        var larger = FlowWriter.Write(Sized(FlowLimits.DocumentBytes + 1));
        FlowReader.Read(larger, BuiltInComponents.Registry.Form).Faults.ShouldHaveSingleItem().Code.ShouldBe("too_large");
        Faults(Flow.Simple + new string(' ', FlowLimits.SentBytes)).ShouldBe(["too_large "]);
    }

    // Holds PERF-24.
    [Fact]
    public void Read_AnyDocument_HasTheFormThatIsStored()
    {
        var right = FlowReader.Read(FlowWriter.Write(Sized(5_000)), BuiltInComponents.Registry.Form);
        right.Tight.ToArray().ShouldBe(FlowWriter.WriteTight(right.Document!));

        var wrong = FlowReader.Read(Flow.Bytes(Flow.With("/unheard_of", "1")), BuiltInComponents.Registry.Form);
        wrong.Faults.ShouldNotBeEmpty();
        Encoding.UTF8.GetString(wrong.Tight.Span).ShouldContain("\"unheard_of\":1", customMessage: "what is wrong stays for its author to mend");

        FlowReader.Read(Flow.Bytes("[]"), BuiltInComponents.Registry.Form).Tight.IsEmpty.ShouldBeTrue();
    }

    /// <summary>A flow of so many bytes in its tight form: steps that nothing leads to, with messages of up to 1,000 letters.</summary>
    private static FlowDocument Sized(int bytes)
    {
        var bare = FlowWriter.WriteTight(WithSteps([])).Length;
        var step = FlowWriter.WriteTight(WithSteps([0])).Length - bare;
        var many = (bytes - bare + step + 999) / (step + 1_000);
        var letters = bytes - bare - (many * step);
        var document = WithSteps([.. Enumerable.Range(0, many).Select(number => (letters / many) + (number < letters % many ? 1 : 0))]);
        FlowWriter.WriteTight(document).Length.ShouldBe(bytes);
        return document;
    }

    private static FlowDocument WithSteps(IEnumerable<int> messages)
    {
        var json = JsonNode.Parse(Flow.Bytes(Flow.Simple))!;
        foreach (var (number, letters) in messages.Index())
        {
            json["steps"]![$"p{number:0000}"] = JsonNode.Parse(
                """{"type":"play_audio","name":"Say","settings":{"source":{"text":"?","language":"en-US"}},"exits":{"ok":"end"}}""".Replace("?", new string('n', letters)));
        }

        return json.Deserialize(FlowJson.Default.FlowDocument)!;
    }

    [Fact]
    public void Read_NotAnObject_IsAFault() => Faults("[]").ShouldBe(["wrong_type "]);

    // Holds FLOW-06.
    [Theory]
    [InlineData("/colour", "/colour")]
    [InlineData("/trigger/colour", "/trigger/colour")]
    [InlineData("/trigger/arguments/0/colour", "/trigger/arguments/0/colour")]
    [InlineData("/variables/name/colour", "/variables/name/colour")]
    [InlineData("/steps/dial/colour", "/steps/dial/colour")]
    [InlineData("/steps/dial/settings/colour", "/steps/dial/settings/colour")]
    [InlineData("/steps/dial/settings/from/colour", "/steps/dial/settings/from/colour")]
    [InlineData("/steps/notify/settings/source/colour", "/steps/notify/settings/source/colour")]
    [InlineData("/steps/dial/Exits", "/steps/dial/Exits")]
    public void Read_UnknownMember_IsAFaultWithItsPath(string pointer, string path) => Faults(Flow.With(pointer, "1")).ShouldBe([$"unknown_member {path}"]);

    [Fact]
    public void Read_MemberNameWithSlashAndTilde_IsEscapedInThePath() =>
        FlowReader.Read(Flow.Bytes(Flow.Simple.Replace("\"format\": 1", "\"format\": 1, \"a/b~c\": 0")), BuiltInComponents.Registry.Form).Faults.ShouldHaveSingleItem().Path.ShouldBe("/a~1b~0c");

    [Fact]
    public void Read_SeveralFaults_ReportsAllAndKeepsTheRest()
    {
        var json = Flow.With("/steps/dial/settings/ring_seconds", "'soon'", Flow.With("/name", "5", Flow.With("/extra", "1")));
        var reading = FlowReader.Read(Flow.Bytes(json), BuiltInComponents.Registry.Form);
        reading.Faults.Select(f => (f.Code, f.Path, f.Step)).ShouldBe(
            [("wrong_type", "/name", null), ("wrong_type", "/steps/dial/settings/ring_seconds", "dial"), ("unknown_member", "/extra", null)], ignoreOrder: true);
        reading.Document!.Steps.Count.ShouldBe(3);
    }

    // Holds FLOW-07.
    [Theory]
    [InlineData(1000, 0)]
    [InlineData(1001, 1)]
    public void Read_Steps_UpToTheLimit(int count, int faults) => TooMany(count, "steps",
        string.Join(",", Enumerable.Range(0, count).Select(i => $"'s{i}':{{'type':'end_flow'}}"))).ShouldBe(faults);

    // Holds FLOW-07.
    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 1)]
    public void Read_Variables_UpToTheLimit(int count, int faults) => TooMany(count, "variables", string.Join(",", Enumerable.Range(0, count).Select(i => $"'v{i}':{{}}"))).ShouldBe(faults);

    // Holds FLOW-07.
    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    public void Read_Arguments_UpToTheLimit(int count, int faults) =>
        Faults(Flow.With("/trigger/arguments", $"[{string.Join(",", Enumerable.Range(0, count).Select(i => $"{{'name':'n{i}','variable':'v{i}'}}"))}]"))
            .Count(f => f == "too_many /trigger/arguments").ShouldBe(faults);

    private static int TooMany(int count, string member, string members)
    {
        count.ShouldBeGreaterThan(0);
        return Faults(Flow.With($"/{member}", $"{{{members}}}")).Count(f => f == $"too_many /{member}");
    }

    [Fact]
    public void Read_RandomBytesAndMutations_NeverThrow()
    {
        var random = new Random(4);
        var good = Flow.Bytes(Flow.Simple);
        for (var i = 0; i < 5000; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Should.NotThrow(() => Flow.Check(Encoding.Latin1.GetString(bytes)));
            Should.NotThrow(() => FlowReader.Read(bytes.AsMemory(0, random.Next(bytes.Length)), BuiltInComponents.Registry.Form));
        }
    }
}
