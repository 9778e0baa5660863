using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace ServerlessPatterns.Generator.Tests.Driver;

/// <summary>Sources whose [|places|] say where something is to be reported. The analyzers' tests compile it too.</summary>
internal static class MarkedText
{
    /// <summary>The source without its marks, and where they were.</summary>
    public static string RemoveMarks(string source, out List<TextSpan> marks)
    {
        marks = [];
        var text = new StringBuilder();
        var start = 0;
        for (var i = 0; i < source.Length; i++)
        {
            switch (source.AsSpan(i))
            {
                case ['[', '|', ..]:
                    start = text.Length;
                    i++;
                    break;
                case ['|', ']', ..]:
                    marks.Add(TextSpan.FromBounds(start, text.Length));
                    i++;
                    break;
                default:
                    text.Append(source[i]);
                    break;
            }
        }

        return text.ToString();
    }
}
