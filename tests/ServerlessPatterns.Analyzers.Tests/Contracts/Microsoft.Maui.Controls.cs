namespace Microsoft.Maui.Controls
{
    public class Application { }
    public class ContentPage { }
}
