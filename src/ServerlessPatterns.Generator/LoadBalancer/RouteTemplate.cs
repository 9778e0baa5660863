using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>Reads the template of a [HttpRoute].</summary>
internal static class RouteTemplate
{
    /// <summary>The segments of a template, or what is wrong with it.</summary>
    public static (EquatableArray<TemplateSegment> Segments, string? Problem, string? Remedy) Read(string template)
    {
        if (template.Length == 0 || template[0] != '/')
        {
            return Fail($"the template '{template}' does not begin with a slash", $"write \"/{template}\"");
        }

        if (template == "/")
        {
            return (EquatableArray<TemplateSegment>.Empty, null, null);
        }

        var parts = template.Substring(1).Split('/');
        var segments = new List<TemplateSegment>(parts.Length);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i];
            if (part.Length == 0)
            {
                return i == parts.Length - 1
                    ? Fail($"the template '{template}' ends with a slash", "leave it out: a path with one more slash at its end is the same path")
                    : Fail($"the template '{template}' has an empty segment", "write one slash");
            }

            if (part.IndexOfAny(['{', '}']) < 0)
            {
                if (Literal(template, part) is var (problem, remedy))
                {
                    return Fail(problem, remedy);
                }

                segments.Add(new TemplateSegment(SegmentKind.Literal, part));
                continue;
            }

            var (segment, wrong, way) = Parameter(template, part, isLast: i == parts.Length - 1);
            if (segment is null)
            {
                return Fail(wrong, way);
            }

            if (!names.Add(segment.Text))
            {
                return Fail($"the template '{template}' has two parameters '{segment.Text}'", "give each a name of its own");
            }

            segments.Add(segment);
        }

        return (segments.ToEquatableArray(), null, null);
    }

    private static (string Problem, string Remedy)? Literal(string template, string part)
    {
        if (part is "." or "..")
        {
            return ($"the template '{template}' has the segment '{part}', which clients resolve before they send a path", "write the path that is meant");
        }

        for (var i = 0; i < part.Length; i++)
        {
            if (char.IsSurrogatePair(part, i))
            {
                i++;
                continue;
            }

            var character = part[i];
            if (character == '%')
            {
                return ($"the template '{template}' is percent-encoded, and is compared with decoded paths", "write the characters themselves");
            }

            if (character == '*')
            {
                return ($"the template '{template}' has a '*', which is a listener's wildcard", "take the rest of the path with a parameter, {rest*}");
            }

            // The line and paragraph separators end a comment, as control characters do.
            var isUnprintable = char.IsControl(character) || char.IsSurrogate(character) || character is '\u2028' or '\u2029';
            if (character is '?' or '#' || isUnprintable)
            {
                return ($"the template '{template}' has the character '{(isUnprintable ? $"U+{(int)character:X4}" : character.ToString())}', which no path can have", "leave it out; query parameters are parameters of the method");
            }
        }

        return null;
    }

    private static (TemplateSegment? Segment, string Problem, string Remedy) Parameter(string template, string part, bool isLast)
    {
        if (part[0] != '{' || part[part.Length - 1] != '}' || part.IndexOf('{', 1) >= 0 || part.IndexOf('}') != part.Length - 1)
        {
            return (null, $"the template '{template}' has the segment '{part}', which is neither a text nor one parameter", "write a whole segment, {id}, and take it apart in the method");
        }

        var name = part.Substring(1, part.Length - 2);
        if (name.IndexOf(':') >= 0)
        {
            return (null, $"the template '{template}' has the constraint '{part}'", $"write {{{name.Substring(0, name.IndexOf(':'))}}}: the type of the method's parameter decides what it takes");
        }

        if (name.IndexOf('=') >= 0 || name.EndsWith("?", StringComparison.Ordinal))
        {
            return (null, $"the template '{template}' has the optional parameter '{part}'", "let two methods have a route each");
        }

        var isRest = name.EndsWith("*", StringComparison.Ordinal) || name.StartsWith("*", StringComparison.Ordinal);
        name = name.Trim('*');
        if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name))
        {
            return (null, $"the template '{template}' has the parameter '{part}', which has no C# name", "name it as the method's parameter, {id}");
        }

        if (!isRest)
        {
            return (new TemplateSegment(SegmentKind.Parameter, name), "", "");
        }

        return !isLast ? (null, $"the template '{template}' has '{part}', the rest of the path, before its end", "let it be the last segment")
            : part[1] == '*' ? (null, $"the template '{template}' has '{part}'", $"write {{{name}*}}")
            : (new TemplateSegment(SegmentKind.Rest, name), "", "");
    }

    private static (EquatableArray<TemplateSegment> Segments, string? Problem, string? Remedy) Fail(string problem, string remedy)
        => (EquatableArray<TemplateSegment>.Empty, problem, remedy);
}
