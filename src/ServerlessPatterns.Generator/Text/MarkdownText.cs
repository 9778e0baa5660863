namespace ServerlessPatterns.Generator.Text;

/// <summary>Writes texts for Markdown. See https://github.github.com/gfm/#code-spans</summary>
internal static class MarkdownText
{
    /// <summary>A code span on one line, which may stand in a table.</summary>
    public static string Code(string text)
    {
        // In a table a bar ends the cell even inside a code span, but for one behind a backslash: https://github.github.com/gfm/#example-200
        var content = string.Concat(VisibleText.Elements(text)).Replace("|", "\\|");
        var longest = 0;
        var run = 0;
        foreach (var character in content)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var delimiter = new string('`', longest + 1);
        var padding = content.StartsWith("`", StringComparison.Ordinal) || content.EndsWith("`", StringComparison.Ordinal) ? " " : "";
        return delimiter + padding + content + padding + delimiter;
    }
}
