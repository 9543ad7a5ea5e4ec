using System.Text;
using System.Text.Json;
using Engine.Flows.Components;
using Engine.Flows.Document;
using Engine.Flows.Tests.Kit;
using Shouldly;
using Xunit;

namespace Engine.Flows.Tests.Document;

public sealed class FlowWriterTests
{
    private static FlowDocument Read(string json) => FlowReader.Read(Flow.Bytes(json), BuiltInComponents.Registry.Form).Document!;

    public static TheoryData<string> Samples => [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples"), "*.json").Where(f => !f.EndsWith(".scenario.json", StringComparison.Ordinal)).Select(f => Path.GetFileName(f)!)];

    // Holds FLOW-05.
    [Theory]
    [MemberData(nameof(Samples))]
    public void Write_ExportImportExport_IsByteIdentical(string sample)
    {
        var export = FlowWriter.Write(FlowReader.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", sample)), BuiltInComponents.Registry.Form).Document!);
        FlowWriter.Write(FlowReader.Read(export, BuiltInComponents.Registry.Form).Document!).ShouldBe(export);
    }

    [Fact]
    public void Write_KeepsWhatTheAuthorWrote()
    {
        var json = Encoding.UTF8.GetString(FlowWriter.Write(Read(Flow.With("/steps/notify/settings/source/text", "'Bon appétit <b> — ½'"))));
        json.ShouldContain("Bon appétit <b> — ½");
        json.ShouldNotContain("\r");
        json.ShouldEndWith("}\n");
        json.IndexOf("\"dial\"", StringComparison.Ordinal).ShouldBeLessThan(json.IndexOf("\"notify\"", StringComparison.Ordinal));
        json.ShouldNotContain("\"sensitive\": false");
        JsonDocument.Parse(json).RootElement.GetProperty("steps").GetProperty("dial").GetProperty("exits").GetProperty("busy").GetString().ShouldBe("end");
    }

    // Holds FLOW-01 and FLOW-08.
    [Fact]
    public void ContentHash_Layout_DoesNotCount() =>
        FlowWriter.ContentHash(Read(Flow.With("/layout", "{ 'dial': { 'x': 1.5, 'y': -3 } }"))).ShouldBe(FlowWriter.ContentHash(Read(Flow.Simple)));

    // Holds FLOW-01.
    [Fact]
    public void ContentHash_OrderAndSpelling_DoNotCount()
    {
        var other = Flow.Json($"{Flow.End}, {Flow.Notify}, {Flow.Dial}").Replace("\"end_flow\"", "\"end\\u005fflow\"");
        FlowWriter.ContentHash(Read(other)).ShouldBe(FlowWriter.ContentHash(Read(Flow.Simple)));
        FlowWriter.ContentHash(Read(Flow.With("/steps/dial/settings/ring_seconds", "20.0")))
            .ShouldBe(FlowWriter.ContentHash(Read(Flow.With("/steps/dial/settings/ring_seconds", "2e1"))));
    }

    [Theory]
    [InlineData("/name", "'Another name'")]
    [InlineData("/entry", "'notify'")]
    [InlineData("/steps/dial/settings/ring_seconds", "16")]
    [InlineData("/steps/dial/exits/busy", "null")]
    [InlineData("/variables/pin/sensitive", "true")]
    public void ContentHash_Meaning_Counts(string pointer, string value) =>
        FlowWriter.ContentHash(Read(Flow.With(pointer, value))).ShouldNotBe(FlowWriter.ContentHash(Read(Flow.Simple)));

    [Fact]
    public void ContentHash_IsLowerCaseHexOfTheCanonicalForm()
    {
        var document = Read(Flow.Simple);
        FlowWriter.ContentHash(document).ShouldMatch("^[0-9a-f]{64}$");
        Encoding.UTF8.GetString(FlowWriter.WriteCanonical(document)).ShouldStartWith("{\"description\":\"\",\"entry\":\"dial\",\"format\":1,");
    }
}
