using ServerlessPatterns.Local.Mapping.Values;

namespace ServerlessPatterns.Local.Mapping.Nodes;

/// <summary>.name: a key of a map, or what a method getName or isName returns.</summary>
internal sealed class PropertyStep(string name) : ReferenceStep
{
    // A getter's name may begin with a small or a large letter.
    private readonly string _getter = char.ToLowerInvariant(name[0]) + name[1..];

    public override string Name => $".{name}";

    public override object? Execute(object target, Evaluation evaluation) => target switch
    {
        JavaMap map => map.Get(name),
        ResponseOverride given => given.Values.GetValueOrDefault(name),
        InputVariable input => _getter == "body" ? input.Body : null,
        LoopScope scope => scope.Property(name),
        JavaEntry entry => _getter switch
        {
            "key" => entry.Key,
            "value" => entry.Value,
            _ => null,
        },
        string text => _getter switch
        {
            "empty" => text.Length == 0,
            "bytes" or "blank" => throw new NotInterpretedException($"The property {name} of a text"),
            _ => null,
        },
        JavaList list => _getter == "empty" ? list.Items.Count == 0 : null,
        JavaView view => _getter == "empty" ? view.Count == 0 : null,
        _ => null,
    };

    public override void Set(object target, object value, Evaluation evaluation)
    {
        switch (target)
        {
            case ResponseOverride given:
                given.Set(name, value);
                break;
            case JavaMap map:
                map.Put(name, value);
                break;
            case LoopScope or JavaEntry:
                throw new NotInterpretedException($"Setting {name} of {JavaTypes.NameOf(target)}");
        }
    }
}
