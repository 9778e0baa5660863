using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.Generator.Service;

/// <summary>A whole number that an attribute sets, with what AWS takes for it.</summary>
internal sealed class IntegerSetting
{
    private readonly string _name;
    private readonly int _minimum;
    private readonly int _maximum;
    private readonly string _source;

    /// <param name="name">The attribute's property.</param>
    /// <param name="minimum">The least value.</param>
    /// <param name="maximum">The greatest value; int.MaxValue: none.</param>
    /// <param name="source">Where the range comes from.</param>
    public IntegerSetting(string name, int minimum, int maximum, string source)
    {
        _name = name;
        _minimum = minimum;
        _maximum = maximum;
        _source = source;
    }

    /// <summary>Reads the setting; false if it is out of its range.</summary>
    public bool TryRead(INamedTypeSymbol type, AttributeData attribute, ReadContext context, out int? value)
    {
        value = attribute.Named<int>(_name);
        if (value is not { } given || (given >= _minimum && given <= _maximum))
        {
            return true;
        }

        var range = _maximum == int.MaxValue ? $"{Text(_minimum)} or more" : $"{Text(_minimum)} to {Text(_maximum)}";
        context.Report(UsageRules.SettingRange, attribute.Location(_name), type.Name, _name, Text(given), range, _source);
        return false;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
