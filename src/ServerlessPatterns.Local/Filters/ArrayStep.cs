namespace ServerlessPatterns.Local.Filters;

/// <summary>An element of a list on the way to a value.</summary>
/// <param name="Path">Where the list is, in the policy's names.</param>
/// <param name="Splits">Where the message's names end in that path, a bit each.</param>
/// <param name="Index">Which element.</param>
internal readonly record struct ArrayStep(string Path, ulong Splits, int Index)
{
    /// <summary>Whether two values may be of one message: not where they are in different elements of one list.</summary>
    public static bool AreTogether(ReadOnlySpan<ArrayStep> one, ReadOnlySpan<ArrayStep> other)
    {
        for (var i = 0; i < one.Length && i < other.Length && one[i].Splits == other[i].Splits && one[i].Path == other[i].Path; i++)
        {
            if (one[i].Index != other[i].Index)
            {
                return false;
            }
        }

        return true;
    }
}
