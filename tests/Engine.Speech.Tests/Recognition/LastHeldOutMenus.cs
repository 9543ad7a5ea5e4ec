namespace Engine.Speech.Tests.Recognition;

/// <summary>
/// Menus and answers that nothing was chosen or tuned on, written when every setting of the recogniser stood fast and the other two sets had been
/// seen. They stay as they are; whoever tunes the recogniser writes new ones.
/// </summary>
internal static class LastHeldOutMenus
{
    private static readonly (string Option, string[] Keywords)[] s_vet =
    [
        ("vaccine", ["vaccine", "shots"]),
        ("surgery", ["surgery", "operation"]),
        ("food", ["special food", "diet"]),
        ("visit", ["checkup", "appointment"]),
    ];

    private static readonly (string Option, string[] Keywords)[] s_gym =
    [
        ("join", ["join", "membership"]),
        ("classes", ["yoga", "classes"]),
        ("pause", ["freeze", "pause my contract"]),
        ("trainer", ["trainer", "coach"]),
        ("pool", ["swimming pool", "sauna"]),
    ];

    private static readonly (string Option, string[] Keywords)[] s_library =
    [
        ("renew", ["renew", "keep it longer"]),
        ("fine", ["fine", "overdue"]),
        ("room", ["study room", "meeting room"]),
        ("card", ["library card", "register"]),
    ];

    /// <summary>Menu, what is said, and the option it names; null for none.</summary>
    public static readonly ((string Option, string[] Keywords)[] Menu, string Said, string? Option)[] Utterances =
    [
        (s_vet, "Our puppy needs a vaccine.", "vaccine"),
        (s_vet, "How did the surgery go?", "surgery"),
        (s_vet, "She only eats special food.", "food"),
        (s_vet, "I'd like an appointment for my cat.", "visit"),
        (s_vet, "It's time for the yearly checkup.", "visit"),
        (s_vet, "The rabbit ran under the sofa.", null),
        (s_vet, "Is it always this busy?", null),
        (s_gym, "How do I join?", "join"),
        (s_gym, "What does a membership cost?", "join"),
        (s_gym, "Do you offer yoga on Mondays?", "classes"),
        (s_gym, "I want to pause my contract for a month.", "pause"),
        (s_gym, "Can I get a personal trainer?", "trainer"),
        (s_gym, "Is the swimming pool open in winter?", "pool"),
        (s_gym, "I hurt my knee yesterday.", null),
        (s_gym, "There was nobody at the desk.", null),
        (s_library, "I need to renew two books.", "renew"),
        (s_library, "Can I keep it longer, please?", "renew"),
        (s_library, "My books are overdue.", "fine"),
        (s_library, "We'd like a study room for tomorrow.", "room"),
        (s_library, "How do I get a library card?", "card"),
        (s_library, "The printer is out of paper.", null),
        (s_library, "My sister read that one twice.", null),
    ];
}
