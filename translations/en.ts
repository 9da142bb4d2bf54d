<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ArrivalSheet</name>
    <message numerus="yes">
        <source>This is written to each of the %n items.</source>
        <translation>
            <numerusform>This is written to the %n item.</numerusform>
            <numerusform>This is written to each of the %n items.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskStep</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChatSheet</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picked</source>
        <translation>
            <numerusform>%n picked</numerusform>
            <numerusform>%n picked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message numerus="yes">
        <source>%n documents are ready. Noting whom you gave them to will help later.</source>
        <translation>
            <numerusform>%n document is ready. Noting whom you gave it to will help later.</numerusform>
            <numerusform>%n documents are ready. Noting whom you gave them to will help later.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanesFace</name>
    <message numerus="yes">
        <source>%n entries without a time are only in the list.</source>
        <translation>
            <numerusform>%n entry without a time is only in the list.</numerusform>
            <numerusform>%n entries without a time are only in the list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackSheet</name>
    <message numerus="yes">
        <source>Version {version}, checked {day}, %n places</source>
        <translation>
            <numerusform>Version {version}, checked {day}, %n place</numerusform>
            <numerusform>Version {version}, checked {day}, %n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Patience</name>
    <message numerus="yes">
        <source>You can try again in %n seconds.</source>
        <translation>
            <numerusform>You can try again in %n second.</numerusform>
            <numerusform>You can try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatternsFace</name>
    <message numerus="yes">
        <source>%n entries without a time are not counted.</source>
        <translation>
            <numerusform>%n entry without a time is not counted.</numerusform>
            <numerusform>%n entries without a time are not counted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SalvageFace</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pieces of the record are there.</source>
        <translation>
            <numerusform>%n piece of the record is there.</numerusform>
            <numerusform>%n pieces of the record are there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them come from a copy that the program kept in the last days.</source>
        <translation>
            <numerusform>%n of them comes from a copy that the program kept in the last days.</numerusform>
            <numerusform>%n of them come from a copy that the program kept in the last days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_AwayRow</name>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
</TS>
