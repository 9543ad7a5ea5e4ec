namespace Engine.Actors.Dialling;

/// <summary>
/// Number ranges where the called party is paid for the call: the usual aim of toll fraud, so blocked unless an account's policy lets them
/// through. From the national numbering plans and ITU-T E.164; a default to start from, extended by an account's own blocked prefixes.
/// </summary>
internal static class PremiumRanges
{
    public static IReadOnlyList<string> Prefixes { get; } =
    [
        // Not of a country: satellite networks, universal personal numbers, international networks, international premium rate.
        "+870", "+878", "+881", "+882", "+883", "+979",

        // North America: 900 in every area, 976 exchanges are reached by 1-976.
        "+1900", "+1976",
        "+3290", "+33899", "+34803", "+34806", "+34807", "+34905", "+351601", "+351607", "+351646", "+351760", "+351761", "+351762",
        "+3531550", "+3531570", "+3531590", "+358600", "+358700", "+39892", "+39894", "+39895", "+39899",
        "+41900", "+41901", "+41906", "+43900", "+43901", "+43930", "+43931", "+449", "+4590", "+46900", "+46939", "+46944", "+47820", "+47829",
        "+4870", "+48300", "+48400", "+49137", "+49900", "+31900", "+31906", "+31909", "+30901", "+30909", "+3690", "+42090", "+42190",
        "+5590", "+52900", "+54600", "+60600", "+61190", "+64900", "+65190", "+81990", "+90900", "+972190", "+27862",
    ];
}
