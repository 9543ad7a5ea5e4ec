namespace Engine.Ports.Trunks;

/// <summary>TRK-30: output format of numbers.</summary>
public enum TrunkNumberFormat
{
    /// <summary>+12025550100</summary>
    E164WithPlus,

    /// <summary>12025550100</summary>
    E164WithoutPlus,

    /// <summary>0012025550100</summary>
    DoubleZero,

    /// <summary>2025550100, for the country code configured.</summary>
    National,
}
