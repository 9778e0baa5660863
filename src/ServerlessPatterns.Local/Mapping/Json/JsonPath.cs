using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Json;

/// <summary>A JSONPath of names and indexes: <c>$</c>, <c>$.a.b</c>, <c>$['a b'][0]</c>.</summary>
internal sealed partial class JsonPath
{
    private readonly List<object> _steps = [];

    public JsonPath(string path)
    {
        var text = path.Trim(' ');
        if (text.Length == 0)
        {
            throw new MappingException("A JSONPath is empty.");
        }

        text = text[0] is '$' or '@' ? text : $"$.{text}";
        if (!Supported().IsMatch(text))
        {
            throw new NotInterpretedException($"The JSONPath {path}, which has more than names and indexes,");
        }

        foreach (Match step in Step().Matches(text))
        {
            _steps.Add(step.Groups["index"] is { Success: true } index ? int.Parse(index.Value, CultureInfo.InvariantCulture) : step.Groups["name"].Value);
        }
    }

    /// <summary>What is there; false where nothing is.</summary>
    public bool TryRead(object? root, out object? value)
    {
        value = root;
        foreach (var step in _steps)
        {
            switch (step)
            {
                case string name when value is JavaMap map && map.ContainsKey(name):
                    value = map.Get(name);
                    break;
                case int index when value is JavaList list && index < list.Items.Count:
                    value = list.Items[index];
                    break;
                case int when value is not JavaList:
                    throw new MappingException($"A JSONPath asks for the element [{step}] of what is no array (InvalidPathException).");
                default:
                    value = null;
                    return false;
            }
        }

        return true;
    }

    [GeneratedRegex(@"^\$(?:\.[A-Za-z0-9_-]+|\['[^'\\,\]]+'\]|\[[0-9]{1,9}\])*$", RegexOptions.CultureInvariant)]
    private static partial Regex Supported();

    [GeneratedRegex(@"\.(?<name>[A-Za-z0-9_-]+)|\['(?<name>[^'\\,\]]+)'\]|\[(?<index>[0-9]{1,9})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
