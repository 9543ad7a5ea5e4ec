namespace Engine.Speech.Tests.Recognition;

/// <summary>
/// Menus and answers that nothing was chosen or tuned on, written when every setting of the recogniser stood fast and the other two sets had been
/// seen. They stay as they are; whoever tunes the recogniser writes new ones.
/// </summary>
internal static class LastHeldOutMenus
{
    private static readonly (string Option, string[] Keywords)[] Vet =
    [
        ("vaccine", ["vaccine", "shots"]),
        ("surgery", ["surgery", "operation"]),
        ("food", ["special food", "diet"]),
        ("visit", ["checkup", "appointment"]),
    ];

    private static readonly (string Option, string[] Keywords)[] Gym =
    [
        ("join", ["join", "membership"]),
        ("classes", ["yoga", "classes"]),
        ("pause", ["freeze", "pause my contract"]),
        ("trainer", ["trainer", "coach"]),
        ("pool", ["swimming pool", "sauna"]),
    ];

    private static readonly (string Option, string[] Keywords)[] LibraryMenu =
    [
        ("renew", ["renew", "keep it longer"]),
        ("fine", ["fine", "overdue"]),
        ("room", ["study room", "meeting room"]),
        ("card", ["library card", "register"]),
    ];

    /// <summary>Menu, what is said, and the option it names; null for none.</summary>
    public static readonly ((string Option, string[] Keywords)[] Menu, string Said, string? Option)[] Utterances =
    [
        (Vet, "Our puppy needs a vaccine.", "vaccine"),
        (Vet, "How did the surgery go?", "surgery"),
        (Vet, "She only eats special food.", "food"),
        (Vet, "I'd like an appointment for my cat.", "visit"),
        (Vet, "It's time for the yearly checkup.", "visit"),
        (Vet, "The rabbit ran under the sofa.", null),
        (Vet, "Is it always this busy?", null),
        (Gym, "How do I join?", "join"),
        (Gym, "What does a membership cost?", "join"),
        (Gym, "Do you offer yoga on Mondays?", "classes"),
        (Gym, "I want to pause my contract for a month.", "pause"),
        (Gym, "Can I get a personal trainer?", "trainer"),
        (Gym, "Is the swimming pool open in winter?", "pool"),
        (Gym, "I hurt my knee yesterday.", null),
        (Gym, "There was nobody at the desk.", null),
        (LibraryMenu, "I need to renew two books.", "renew"),
        (LibraryMenu, "Can I keep it longer, please?", "renew"),
        (LibraryMenu, "My books are overdue.", "fine"),
        (LibraryMenu, "We'd like a study room for tomorrow.", "room"),
        (LibraryMenu, "How do I get a library card?", "card"),
        (LibraryMenu, "The printer is out of paper.", null),
        (LibraryMenu, "My sister read that one twice.", null),
    ];
}
