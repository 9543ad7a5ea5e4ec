using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Engine.Media.Plane;

namespace Engine.Host.Composition;

/// <summary>Section <c>media</c> of the configuration: where RTP is spoken.</summary>
internal sealed class MediaSettings
{
    public const string Section = "media";

    /// <summary>Address the RTP sockets bind to; the SIP address when left out.</summary>
    [ConfigurationKeyName("bind")]
    public string? Bind { get; set; }

    /// <summary>Address that stands in our SDP when the engine is behind a NAT.</summary>
    [ConfigurationKeyName("advertised_host")]
    public string? AdvertisedHost { get; set; }

    [ConfigurationKeyName("first_port")]
    public int FirstPort { get; set; } = 20_000;

    [ConfigurationKeyName("last_port")]
    public int LastPort { get; set; } = 39_999;

    /// <summary>Threads that pace RTP; 0 means one for each core.</summary>
    [ConfigurationKeyName("clock_threads")]
    public int ClockThreads { get; set; }

    /// <summary>The peer of an answered call that brings no sound for so long is asked whether it is there (RTP-30).</summary>
    [ConfigurationKeyName("first_sound_seconds")]
    public int FirstSoundSeconds { get; set; } = 30;

    /// <summary>Whose ringback is made while a second leg rings without early media: US, CA, GB, anything else rings with 425 Hz.</summary>
    [ConfigurationKeyName("ringback_country")]
    public string RingbackCountry { get; set; } = "US";

    public MediaConfig ToConfig(IPAddress sip) => new()
    {
        BindAddress = Bind is null ? sip : IPAddress.Parse(Bind), FirstPort = FirstPort, LastPort = LastPort, ClockThreads = ClockThreads,
    };

    /// <summary>The address that peers can send to: the advertised one, else the one bound, else the first of this machine.</summary>
    public static IPAddress Reachable(string? advertised, IPAddress bound) =>
        advertised is not null ? IPAddress.Parse(advertised)
        : !bound.Equals(IPAddress.Any) ? bound
        : FirstOfThisMachine();

    private static IPAddress FirstOfThisMachine() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(card => card.OperationalStatus == OperationalStatus.Up && card.NetworkInterfaceType != NetworkInterfaceType.Loopback)
        .SelectMany(card => card.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? IPAddress.Loopback;
}
