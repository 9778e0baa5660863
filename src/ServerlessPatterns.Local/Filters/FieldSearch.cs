using System.Text.Json;

namespace ServerlessPatterns.Local.Filters;

/// <summary>
/// Looks for values of a group of fields that all hold. A list is matched by any element, at any depth, and no two fields by different elements
/// of one list: https://github.com/aws/event-ruler#json-array-matching.
/// </summary>
/// <param name="fields">The fields.</param>
/// <param name="root">Where to look.</param>
/// <param name="start">How many of the paths' names lie above the root.</param>
internal sealed class FieldSearch(IReadOnlyList<FilterField> fields, JsonElement root, int start)
{
    private List<ArrayStep>? _position;
    private List<ArrayStep[]>? _chosen;

    /// <summary>Whether all hold together.</summary>
    public bool Holds() => Holds(0);

    private bool Holds(int index)
    {
        if (index == fields.Count)
        {
            return true;
        }

        var isThere = false;
        return Walk(index, root, start, 0, ref isThere) || (!isThere && fields[index].MayBeAbsent && Holds(index + 1));
    }

    private bool Walk(int index, JsonElement value, int segment, ulong splits, ref bool isThere)
    {
        var path = fields[index].Path;
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                for (var end = segment + 1; end <= path.Length; end++)
                {
                    if (value.TryGetProperty(path.Name(segment, end), out var member) && Walk(index, member, end, splits | (1UL << (end & 63)), ref isThere))
                    {
                        return true;
                    }
                }

                return false;
            case JsonValueKind.Array:
                return WalkArray(index, value, segment, splits, ref isThere);
            default:
                if (segment < path.Length)
                {
                    return false;
                }

                isThere = true;
                return fields[index].Holds(value) && Choose(index);
        }
    }

    private bool WalkArray(int index, JsonElement array, int segment, ulong splits, ref bool isThere)
    {
        var position = _position ??= [];
        var number = 0;
        var path = fields[index].Path.Beginning(segment);
        foreach (var element in array.EnumerateArray())
        {
            position.Add(new ArrayStep(path, splits, number++));
            if (Walk(index, element, segment, splits, ref isThere))
            {
                return true;
            }

            position.RemoveAt(position.Count - 1);
        }

        return false;
    }

    private bool Choose(int index)
    {
        if (index + 1 == fields.Count && _chosen is null)
        {
            return true;
        }

        ArrayStep[] position = _position is null ? [] : [.. _position];
        var chosen = _chosen ??= [];
        foreach (var other in chosen)
        {
            if (!ArrayStep.AreTogether(position, other))
            {
                return false;
            }
        }

        chosen.Add(position);
        var walked = _position;
        _position = null;
        var holds = Holds(index + 1);
        _position = walked;
        chosen.RemoveAt(chosen.Count - 1);
        return holds;
    }
}
