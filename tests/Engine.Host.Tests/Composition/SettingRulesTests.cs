using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Engine.Host.Composition;
using Engine.Speech;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Engine.Host.Tests.Composition;

/// <summary>What zero, negative and huge do to each setting of the engine (API-42): a setting without an answer fails here.</summary>
public sealed partial class SettingRulesTests
{
    private static readonly (string Section, Type Settings)[] Bound =
    [
        (ServerConfig.Section, typeof(ServerConfig)), (SipSettings.Section, typeof(SipSettings)), (MediaSettings.Section, typeof(MediaSettings)),
        ("speech", typeof(SpeechConfig)),
    ];

    private static readonly Type[] Counted = [typeof(int), typeof(long), typeof(double), typeof(decimal), typeof(TimeSpan)];

    /// <summary>Key, texts that are taken, texts that are refused.</summary>
    public static TheoryData<string, string[], string[]> Table => new()
    {
        { "server:listen", ["http://0.0.0.0:8080", "http://*:80;http://[::1]:81", "http://localhost:8080"], ["", "8080", "127.0.0.1:80", "ftp://a:1"] },
        {
            "server:trusted_proxies", ["10.0.0.5", "192.168.0.0/16,2001:db8::1, ::1", "10.0.0.0/8", "10.0.0.1/8"],
            ["", "proxy.example.com", "10.0.0.5:80", "0.0.0.0/0", "::/0", "10.0.0.5,", "10.0.0.0/33"]
        },
        { "retention:events_days", ["0", "30", "36500"], ["-1", "36501", "1.5", ""] },
        { "retention:rows_days", ["0", "365", "36500"], ["-1", "36501", "x", ""] },
        { "server:drain_seconds", ["0", "60", "86400"], ["-1", "86401", "1.5", "99999999999999999999", ""] },
        { "server:warm_up_seconds", ["0", "3", "60"], ["-1", "61", "1.5", ""] },
        { "server:max_connections", ["10", "1000000"], ["0", "-1", "9", "1000001"] },
        { "sip:listen", ["0.0.0.0:5060", "[::1]:5060", "127.0.0.1:0"], ["", "5060", "0.0.0.0", "::1", "[::1]", "0.0.0.0:65536", "0.0.0.0:-1"] },
        { "sip:call_capacity", ["1", "1048576"], ["0", "-1", "1048577"] },
        { "media:bind", ["0.0.0.0", "::1"], ["", "eth0", "1.2.3.4:5"] },
        { "media:advertised_host", ["192.0.2.1"], ["", "sip.example.com"] },
        { "media:first_port", ["1024", "20000"], ["0", "-1", "1023", "65536"] },
        { "media:last_port", ["39999", "65535"], ["0", "-1", "65536"] },
        { "media:clock_threads", ["0", "64"], ["-1", "65"] },
        { "media:first_sound_seconds", ["1", "3600"], ["0", "-1", "3601"] },
        { "flows:ring_seconds_ceiling", ["10", "600"], ["0", "-1", "9", "601"] },
        { "functions:workers", ["1", "64"], ["0", "-1", "65", "many"] },
        { "speech:EspeakWordsPerMinute", ["80", "450"], ["0", "-1", "451"] },
        { "speech:EngineTimeout", ["00:00:01", "00:02:00"], ["0", "00:00:00", "-00:00:01", "00:02:01", "15"] },
        { "speech:CacheBytes", ["0", "68719476736"], ["-1", "68719476737"] },
        { "speech:CacheFolderBytes", ["0", "1099511627776"], ["-1", "1099511627777"] },
        { "speech:Parallel", ["0", "256"], ["-1", "257"] },
        { "speech:RecognitionTimeout", ["00:00:01", "00:05:00"], ["00:00:00", "-00:00:01", "00:05:01"] },
        { "speech:RecognitionParallel", ["0", "256"], ["-1", "257"] },
        { "speech:ProviderBudget", ["00:00:01.5", "00:01:00"], ["00:00:00", "-00:00:08", "00:01:01"] },
        { "speech:PhraseShare", ["0.1", "0.999"], ["0", "1", "-6.5", "NaN", "Infinity"] },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Setting_InItsBoundsAndOutsideThem(string key, string[] taken, string[] refused)
    {
        var rule = SettingRules.All.Single(rule => rule.Key == key);

        taken.ShouldAllBe(text => rule.Fault(text) == null);
        foreach (var text in refused)
        {
            var fault = rule.Fault(text).ShouldNotBeNull($"{key}={text}");
            fault.ShouldStartWith($"{key} must ");
            fault.ShouldEndWith($"not {text}.");
            fault.ShouldNotContain('\n');
        }
    }

    [Fact]
    public void EveryNumericSetting_HasARuleAndARowHere()
    {
        var rules = SettingRules.All.Select(rule => rule.Key).ToList();

        rules.ShouldBeUnique();
        Table.Select(row => row.Data.Item1).ShouldBe(rules, ignoreOrder: true);
        Bound.SelectMany(bound => Keys(bound.Section, bound.Settings)).Select(setting => setting.Key).Except(rules, StringComparer.OrdinalIgnoreCase)
            .ShouldBeEmpty("say in SettingRules what zero, negative and huge do");
    }

    /// <summary>Settings that are read one by one instead of with their section.</summary>
    [Fact]
    public void SettingReadByItself_HasARule()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "..", "src", "Engine.Host", "Composition");
        var keys = Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText).Where(text => text.Contains("configuration.GetValue", StringComparison.Ordinal))
            .SelectMany(text => KeyConstant().Matches(text).Select(match => match.Groups["key"].Value)).ToList();

        keys.ShouldContain("functions:workers");
        keys.Except(SettingRules.All.Select(rule => rule.Key)).ShouldBeEmpty();
    }

    [Fact]
    public void Defaults_AreWithinTheirOwnBounds()
    {
        foreach (var (section, type) in Bound)
        {
            var defaults = Activator.CreateInstance(type);
            foreach (var (key, property) in Keys(section, type))
            {
                var text = Convert.ToString(property.GetValue(defaults), CultureInfo.InvariantCulture)!;
                SettingRules.All.Single(rule => rule.Key == key).Fault(text).ShouldBeNull();
            }
        }

        SettingRules.Faults(new ConfigurationBuilder().Build()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("20000", "20001", true)]
    [InlineData("20001", "20003", true)]
    [InlineData("20000", "20000", false)]
    [InlineData("20001", "20002", false)]
    [InlineData("40000", "30000", false)]
    public void MediaPorts_LeaveRoomForAPair(string first, string last, bool fits) =>
        (SettingRules.Faults(Of(("media:first_port", first), ("media:last_port", last))).Count == 0).ShouldBe(fits);

    [Fact]
    public void Faults_AreAllTold() =>
        SettingRules.Faults(Of(("server:drain_seconds", "-1"), ("sip:call_capacity", "0"), ("functions:workers", "x"))).Count.ShouldBe(3);

    // Holds API-45.
    [Fact]
    public void TrustedProxies_AsAListOrAsOneText_AreTheSame()
    {
        var list = Of(("server:trusted_proxies:0", "10.0.0.5"), ("server:trusted_proxies:1", "192.168.0.0/16"));

        TrustedProxies.Of(list).ShouldBe(TrustedProxies.Of(Of(("server:trusted_proxies", "10.0.0.5, 192.168.0.0/16"))));
        SettingRules.Faults(list).ShouldBeEmpty();
        SettingRules.Faults(Of(("server:trusted_proxies:0", "10.0.0.5"), ("server:trusted_proxies:1", "0.0.0.0/0"))).ShouldHaveSingleItem().ShouldContain("not 10.0.0.5,0.0.0.0/0");
        TrustedProxies.Of(Of()).ShouldBeEmpty();
    }

    private static string Here([CallerFilePath] string here = "") => here;

    private static IConfiguration Of(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();

    private static IEnumerable<(string Key, PropertyInfo Property)> Keys(string section, Type type) => type.GetProperties()
        .Where(property => property.CanWrite && Counted.Contains(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))
        .Select(property => ($"{section}:{property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name}", property));

    [GeneratedRegex("const string [A-Za-z]+Key = \"(?<key>[a-z]+:[a-z_]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyConstant();
}
