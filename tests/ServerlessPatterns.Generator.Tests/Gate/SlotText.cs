using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ServerlessPatterns.Generator.Tests.Gate;

/// <summary>
/// A source file with places that have alternatives, written <c>⟦one¦another¦a third⟧</c>: an edit chooses another alternative of one place.
/// </summary>
internal sealed partial record SlotText(string Path, ImmutableArray<ImmutableArray<string>> Parts, ImmutableArray<int> Choices)
{
    public static SlotText Parse(string path, string text)
    {
        ImmutableArray<ImmutableArray<string>> parts =
        [
            .. Slot().Split(text).Select((part, index) => index % 2 == 0 ? [part] : part.Split('¦').ToImmutableArray()),
        ];
        return new SlotText(path, parts, [.. parts.Select(_ => 0)]);
    }

    public string Text => string.Concat(Parts.Select((part, index) => part[Choices[index]]));

    public int SlotCount => Parts.Length / 2;

    public SlotText Edit(Random random)
    {
        var slot = (2 * random.Next(SlotCount)) + 1;
        var other = (Choices[slot] + 1 + random.Next(Parts[slot].Length - 1)) % Parts[slot].Length;
        return this with { Choices = Choices.SetItem(slot, other) };
    }

    [GeneratedRegex("⟦(.*?)⟧", RegexOptions.Singleline)]
    private static partial Regex Slot();
}
