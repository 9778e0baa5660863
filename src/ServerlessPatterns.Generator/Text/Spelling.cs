namespace ServerlessPatterns.Generator.Text;

/// <summary>Finds the name that was likely meant.</summary>
internal static class Spelling
{
    private const int MostEdits = 2;

    /// <summary>The name that is nearest, case aside; null if none is near.</summary>
    public static string? Nearest(string written, IEnumerable<string> names)
        => names
            .Select(name => (Name: name, Edits: Edits(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(each => each.Edits <= Math.Min(MostEdits, Math.Max(1, written.Length / 4)) && each.Edits < each.Name.Length - 1)
            .OrderBy(each => each.Edits)
            .ThenBy(each => each.Name, StringComparer.Ordinal)
            .Select(each => each.Name)
            .FirstOrDefault();

    /// <summary>How many characters must be added, left out or changed to make the one name the other.</summary>
    private static int Edits(string from, string to)
    {
        if (Math.Abs(from.Length - to.Length) > MostEdits)
        {
            return MostEdits + 1;
        }

        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
